"""Every colour a municipality can choose gives readable pages."""

import re
from dataclasses import asdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from smartvillage.kit.colours import DARK_GROUNDS, LIGHT_GROUNDS, contrast, derive, parse_colour
from smartvillage.testing import ROOT

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.542, abs=0.001)
    assert contrast("#ff0000", "#0000ff") == pytest.approx(2.149, abs=0.001)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#1F5F4F", "#1f5f4f"),
        (" 1f5f4f ", "#1f5f4f"),
        ("#fc0", "#ffcc00"),
        *((wrong, None) for wrong in ("", "red", "#12345", "#12345678", "#gggggg", "#000;}", None, 5)),
    ],
)
def test_reading_colours(text: object, expected: str | None) -> None:
    assert parse_colour(text) == expected


@given(colours, colours)
@example("#ffffff", "#ffffff")
@example("#000000", "#000000")
@example("#767676", "#ffff00")
@example("#0000ff", "#00ff00")
def test_every_choice_is_readable(primary: str, accent: str) -> None:
    palette = derive(primary, accent)
    for shades, grounds, ink in (
        (palette.light, LIGHT_GROUNDS, "#211f1c"),
        (palette.dark, DARK_GROUNDS, "#f1eee9"),
    ):
        assert contrast(shades.primary_ink, shades.primary) >= 4.5
        assert contrast(shades.accent_ink, shades.accent) >= 4.5
        assert contrast(shades.primary_soft_ink, shades.primary_soft) >= 4.5
        assert contrast(ink, shades.primary_soft) >= 4.5
        assert contrast(shades.line_strong, shades.primary_soft) >= 3
        for ground in grounds:
            assert contrast(shades.primary_text, ground) >= 4.5
            assert contrast(shades.accent_text, ground) >= 4.5
            assert contrast(shades.primary_soft_ink, ground) >= 4.5
            assert contrast(shades.line_strong, ground) >= 3
    assert palette.light.primary == primary
    assert palette.light.accent == accent
    assert min(contrast(palette.dark.primary, ground) for ground in DARK_GROUNDS) >= 3
    assert (palette.light.primary_text == primary) == (
        min(contrast(primary, ground) for ground in LIGHT_GROUNDS) >= 4.5
    )


def test_a_good_colour_stays_as_it_is() -> None:
    palette = derive("#1F5F4F", "#8a3b1a")
    assert palette.corrected == ()
    assert palette.light.primary == palette.light.primary_text == "#1f5f4f"
    assert palette.light.primary_ink == "#ffffff"
    assert palette.light.accent_text == "#8a3b1a"


def test_a_bright_colour_is_darkened_for_text_and_the_editor_is_told() -> None:
    palette = derive("#ffd500", "#1f5f4f")
    assert palette.light.primary == "#ffd500"
    assert palette.light.primary_ink == "#16181b"
    (note,) = palette.corrected
    assert note.startswith("Die Hauptfarbe wurde für Text abgedunkelt (von #ffd500 zu #")
    assert palette.light.primary_text in note
    assert contrast(palette.light.primary_text, "#f2eee7") < 4.8


def test_missing_and_wrong_colours() -> None:
    assert derive("", None).corrected == ()
    assert derive(None).light.primary == "#1f5f4f"
    assert derive("#123456").light.accent == "#123456"
    wrong = derive("grün", "#123456")
    assert wrong.corrected == ("Die Hauptfarbe „grün“ ist keine Farbe; verwendet wird #1f5f4f.",)


def test_style_sheet() -> None:
    palette = derive("#ffd500", "#1f5f4f")
    css = palette.css()
    blocks = re.findall(r"(:root(?:\[[^\]]*\])?)\{([^{}]*)\}", css)
    assert [selector for selector, _ in blocks] == [
        ":root",
        ":root",
        ':root[data-theme="light"]',
        ':root[data-theme="dark"]',
    ]
    assert blocks[0][1] == blocks[2][1] == palette.light.css()
    assert blocks[1][1] == blocks[3][1] == palette.dark.css()
    assert css.index("@media (prefers-color-scheme: dark)") < css.index(palette.dark.css())
    names = re.findall(r"(--[a-z-]+):(#[0-9a-f]{6})", palette.light.css())
    assert [name for name, _ in names] == [
        *("--primary", "--primary-ink", "--primary-text", "--primary-soft", "--primary-soft-ink"),
        *("--accent", "--accent-ink", "--accent-text", "--line-strong"),
    ]
    assert [colour for _, colour in names] == list(asdict(palette.light).values())


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    tokens = ROOT / "frontend/css/tokens.css"
    for name, light, dark in zip(("page", "surface", "sunken"), LIGHT_GROUNDS, DARK_GROUNDS, strict=True):
        assert f"--{name}: var(--light, {light}) var(--dark, {dark});" in tokens.read_text()
