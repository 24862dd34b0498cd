from benchmarks.plan import BEGIN, DOCS, END, NOW, core_hours, scaled, span, tables, told, written


def test_the_plan_in_the_docs_is_that_of_the_figures():
    section = DOCS.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert section == tables(100_000_000, 0.04), "run python -m benchmarks.plan --write"


def test_what_is_planned_follows_from_what_is_measured():
    assert core_hours(36_000_000, NOW) == 20_000 / NOW.two_workers
    assert round(scaled(1000, NOW)) == round(450_000 / NOW.words)


def test_a_section_is_written_between_its_marks_only():
    assert written(f"before\n{BEGIN}old\n{END}after\n", "new\n") == f"before\n{BEGIN}new\n{END}after\n"


def test_sizes_and_times_are_told_in_fitting_units():
    assert [told(3e12), told(4.4e9), told(5e6)] == ["3.0 TB", "4 GB", "5 MB"]
    assert [span(172_800), span(5400)] == ["2.0 days", "1.5 hours"]
