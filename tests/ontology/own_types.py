"""A codebook of one's own for tests: two small types, told by sentences of ours."""

MYCODES = """\
codebook: ferry-desk
types:
  - name: expulsion
    definition: A state makes foreigners leave.
    quad: material conflict
    score: -5
    actor: [subj, by, from]
    words:
      - {verb: [oust], not_object: [minister]}
    examples:
      - Peru deported forty Chilean students on Tuesday.
      - Two Bolivian journalists were expelled from Paraguay.
      - Norway expelled three Belarusian envoys.
      - Kenya deports the two Turkish teachers.
      - text: A court in Lomé let the police deport the Ghanaian traders.
        event: deport
      - Officials said Oman had thrown out six Indian welders.
    not:
      - The party expelled two deputies who had voted against the budget.
      - The museum returned four bronzes to Nigeria.
  - name: port-call
    definition: A warship calls at a foreign port.
    examples:
      - The Chilean frigate docked in Callao.
      - Two Indian destroyers docked in Mombasa on Friday.
      - A Dutch warship anchored off Jakarta.
      - Three Russian cruisers entered the harbour of Havana.
      - The Pakistani corvette called at Jakarta.
    not:
      - The cruise ship docked in Valparaíso with two thousand tourists.
"""
