"""Reading codebook files: what is accepted, and that every fault is reported with file and entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.errors import CodebookError
from dragoman.ontology.codebook import DEFAULT_PATH, Codebook
from dragoman.ontology.codebook_reader import read_codebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small codebook of one type that tests may spoil."""
    shutil.copy(DEFAULT_PATH / "types.yaml", tmp_path)
    shutil.copy(DEFAULT_PATH / "contexts.yaml", tmp_path)
    (tmp_path / "classes.yaml").write_text('boat: [ship, canoe]\nfloat: [raft, "@boat"]\n')
    light = "- {verb: [hold, rage on], noun: subj, effect: ongoing, subject: none}\n"
    (tmp_path / "light_verbs.yaml").write_text(light)
    (tmp_path / "predicates").mkdir()
    write(tmp_path, '- {verb: [sink], object: ["@float"], mode: destroy}')
    return tmp_path


def write(folder: Path, entry: str) -> None:
    (folder / "predicates" / "assault.yaml").write_text(entry + "\n")


def test_fills_in_defaults_and_classes(folder: Path) -> None:
    (sink,) = read_codebook(folder).frames("verb", "Sink")
    assert (sink.type, sink.mode, sink.strength) == ("ASSAULT", "destroy", "strong")
    assert (sink.actor, sink.recipient, sink.symmetric) == (("subj",), ("obj",), False)
    assert sink.object == {"raft", "ship", "canoe"}


def test_symmetric_frames_have_actors_only(folder: Path) -> None:
    write(folder, "- {noun: [duel], symmetric: true}")
    (duel,) = read_codebook(folder).frames("noun", "duel")
    assert duel.symmetric and "between" in duel.actor and duel.recipient == ()


def test_on_is_a_preposition(folder: Path) -> None:
    write(folder, "- {noun: [raid], recipient: [on, against]}")
    assert read_codebook(folder).frames("noun", "raid")[0].recipient == ("on", "against")


def test_closing_preposition_takes_recipient_and_object(folder: Path) -> None:
    write(folder, "- {verb: [swoop on], object: [raft]}")
    (swoop,) = read_codebook(folder).frames("verb", "swoop")
    assert (swoop.object_slot, swoop.recipient) == ("on", ("on", "obj"))
    assert swoop.preposition == {"on"}


def test_closing_preposition_is_a_particle_where_the_noun_has_its_place(folder: Path) -> None:
    (rage,) = read_codebook(folder).light_verbs["rage"]
    assert (rage.particle, rage.noun) == ("on", "subj")


def test_hash_changes_with_any_file(folder: Path) -> None:
    before = read_codebook(folder).hash
    assert before == read_codebook(folder).hash
    write(folder, "- {verb: [drown]}")
    assert read_codebook(folder).hash != before


def test_load_takes_a_folder(folder: Path) -> None:
    assert len(Codebook.load(folder).predicates) == 1


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("- {verb: [sink], colour: red}", "unknown field colour"),
        ("- {verb: [sink], noun: [sinking]}", "exactly one of verb, noun, adj"),
        ("- {mode: destroy}", "exactly one of verb, noun, adj"),
        ("- {verb: []}", "names no lemma"),
        ("- {verb: sink}", "verb must be a list"),
        ("- {verb: [sink, 7]}", "must hold texts only"),
        ("- {verb: [Sink]}", "lower case"),
        ("- {verb: [sink, sink]}", "stands twice"),
        ("- {verb: [sink], mode: visit}", "ASSAULT has no mode 'visit'"),
        ("- {verb: [sink], recipient: [behest]}", "unknown slot 'behest'"),
        ('- {verb: [sink], object: ["@car"]}', "unknown class '@car'"),
        ("- {verb: [sink], object: [old row boat]}", "must be one lemma"),
        ("- {verb: [sink], complement: [advcl]}", "complement must be of"),
        ("- {verb: [sink], strength: mild}", "strength must be one of strong, weak"),
        ("- {verb: [sink], symmetric: 1}", "symmetric must be true or false"),
        ("- {verb: [sink big fat boat]}", "is not verb [particle]"),
        ("- {verb: [drop anchor], object: [boat]}", "brings its own object"),
        ("- sink", "expected a mapping"),
        ("verb: [sink]", "expected a list of entries"),
        ("- {verb: [sink", "not valid YAML"),
    ],
)
def test_faults_in_predicates_name_their_place(folder: Path, entry: str, complaint: str) -> None:
    write(folder, entry)
    with pytest.raises(CodebookError) as raised:
        read_codebook(folder)
    assert "predicates/assault.yaml" in str(raised.value) and complaint in str(raised.value)


def test_fault_names_the_entry(folder: Path) -> None:
    write(folder, "- {verb: [sink]}\n- {verb: [ram], strength: mild}")
    with pytest.raises(CodebookError, match=r"entry 2 \(\['ram'\]\)"):
        read_codebook(folder)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("classes.yaml", 'boat: ["@boat"]', "contains itself"),
        ("classes.yaml", 'boat: ["@ship"]', "unknown class 'ship'"),
        ("classes.yaml", "[boat]", "expected a mapping"),
        ("types.yaml", "- {name: ASSAULT, quad: war, score: 1}", "quad must be one of"),
        ("types.yaml", "- {name: ASSAULT, quad: verbal conflict, score: high}", "score must be a number"),
        ("contexts.yaml", "- {name: sea}", "definition must be a text"),
        ("light_verbs.yaml", "- {verb: [hold], effect: lost, subject: actor}", "effect must be one of"),
        ("light_verbs.yaml", "- {verb: [put to sea], effect: ended, subject: actor}", "ends in the preposition"),
    ],
)
def test_faults_in_other_files_name_the_file(folder: Path, name: str, content: str, complaint: str) -> None:
    (folder / name).write_text(content)
    with pytest.raises(CodebookError) as raised:
        read_codebook(folder)
    assert name in str(raised.value) and complaint in str(raised.value)


def test_missing_file_and_unknown_type(folder: Path) -> None:
    (folder / "predicates" / "naval.yaml").write_text("- {verb: [sail]}\n")
    with pytest.raises(CodebookError, match="no event type of types.yaml: NAVAL"):
        read_codebook(folder)
    (folder / "types.yaml").unlink()
    with pytest.raises(CodebookError, match=r"types\.yaml: cannot be read"):
        read_codebook(folder)
