import sys

import pytest

from dragoman.ingest.language import detect_language, language_name, language_warning

LONG = {
    "en": "The foreign minister of Chile said on Monday that her government would reopen the talks with its neighbours, "
    "which had been broken off in spring after a dispute about fishing rights.",
    "ru": "Министр иностранных дел заявил в понедельник, что правительство возобновит переговоры с соседями.",
    "nl": "De minister van Buitenlandse Zaken zei maandag dat de regering de gesprekken met de buurlanden wil hervatten.",
    "de": "Der Außenminister sagte am Montag, dass die Regierung die Gespräche mit den Nachbarn wieder aufnehmen werde.",
    "fr": "Le ministre des Affaires étrangères a déclaré lundi que le gouvernement allait reprendre les pourparlers.",
    "es": "El ministro de Asuntos Exteriores dijo el lunes que el Gobierno reanudará las conversaciones con sus vecinos.",
    "zh": "外交部长周一表示，政府将恢复与邻国的谈判。",
    "ar": "قال وزير الخارجية يوم الاثنين إن الحكومة ستستأنف المحادثات مع جيرانها.",
}


@pytest.mark.parametrize("code", sorted(LONG))
def test_languages_of_reports(code):
    assert detect_language(LONG[code]) == code


@pytest.mark.parametrize(
    "headline",
    ["Sweden warns Norway", "Peru denies.", "Sanctions", "Turkey, Greece hold drills", "Kenyatta visits Kampala",
     "Modi phones Lula", "NATO chief lands in Tbilisi", "G20 summit opens in Rio de Janeiro"],
)  # fmt: skip
def test_short_english_stays_english(headline):
    assert detect_language(headline) == "en"


@pytest.mark.parametrize(
    ("headline", "code"),
    [("Le président reçoit la ministre", "fr"), ("El presidente viaja a Montevideo", "es"),
     ("Премьер посетил Астану", "ru"), ("Außenminister trifft Kollegen in München", "de")],
)  # fmt: skip
def test_short_foreign_texts_are_told_from_english(headline, code):
    assert detect_language(headline) != "en"
    assert language_warning(detect_language(headline))


def test_a_foreign_beginning_does_not_decide_over_a_long_text():
    assert detect_language("Переговоры возобновлены. " + LONG["en"] * 3) == "en"


@pytest.mark.parametrize("text", ["", "   ", "12 345 — 99%", "\ufffd\ufffd"])
def test_without_words_there_is_no_language(text):
    assert detect_language(text) == "und"
    assert language_warning("und") == "not read: the text has no words"


def test_the_warning_names_the_language():
    assert language_warning("ru") == "not read: language ru (Russian); Dragoman reads English"
    assert language_warning("en") is None
    assert language_name("xx") == "xx"


def test_every_language_that_can_be_found_has_a_name():
    from py3langid.langid import LanguageIdentifier

    from dragoman.ingest.language import _identifier

    identifier = _identifier()
    assert isinstance(identifier, LanguageIdentifier)
    assert [code for code in identifier.labels if language_name(code) == code] == []


def test_plain_english_does_not_load_the_classifier(tmp_path):
    import subprocess

    program = (
        "import sys; from dragoman import ingest;"
        f"d = ingest.from_text({LONG['en']!r});"
        "assert d.language == 'en', d;"
        "heavy = {'py3langid', 'numpy', 'trafilatura', 'httpx2', 'charset_normalizer', 'lxml'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
