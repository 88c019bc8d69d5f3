"""Houses, churches and castles as they stand in the Fläming."""

from smartvillage.examples.pictures.canvas import Canvas, Colour, colour, mix
from smartvillage.examples.pictures.mood import Mood

ROOFS = ("#a8492f", "#93402b", "#b4573a", "#7d4336")
WALLS = ("#f1e7d3", "#e9d9bd", "#f4efe6", "#dfe4dc", "#ecd3bd")


def shade(tone: Colour, share: float = 0.18) -> Colour:
    return mix(tone, colour("#23202a"), share)


def roof_tone(canvas: Canvas, mood: Mood) -> Colour:
    tone = mood.tint(canvas.random.choice(ROOFS))
    return mix(tone, colour("#ffffff"), 0.82) if mood.snow else tone


def house(
    canvas: Canvas, x: float, y: float, width: float, mood: Mood, *, timber: bool = False, gable: bool = True
) -> None:
    """A house standing on y; with the gable or with the long side towards the reader."""
    random = canvas.random
    height = width * random.uniform(0.62, 0.8) if gable else width * 0.4
    wall = mood.tint(random.choice(WALLS))
    roof, beam = roof_tone(canvas, mood), mood.tint("#5b3d2c")
    eave, top = y - height, y - height - width * (0.5 if gable else 0.3)
    canvas.rectangle(x, eave, x + width, y, wall)
    middle = x + width / 2
    if gable:
        canvas.polygon([(x, eave), (middle, top), (x + width, eave)], wall)
        for side in (-1, 1):
            edge = middle + side * width * 0.57
            canvas.line(
                [(middle, top - width * 0.02), (edge, eave + width * 0.05)], roof, width=width * 0.055
            )
    else:
        canvas.polygon(
            [
                (x - width * 0.04, eave),
                (x + width * 0.08, top),
                (x + width * 0.92, top),
                (x + width * 1.04, eave),
            ],
            roof,
        )
        canvas.rectangle(
            x + width * 0.7, top - width * 0.1, x + width * 0.76, top + width * 0.06, shade(roof, 0.3)
        )
    if timber:
        _timber(canvas, x, eave, width, y, beam)
    _windows(canvas, x, eave, width, y, mood, beam if timber else shade(wall, 0.3))


def _timber(canvas: Canvas, x: float, eave: float, width: float, y: float, beam: Colour) -> None:
    thick = width * 0.028
    for share in (0, 1 / 3, 2 / 3, 1):
        canvas.line([(x + width * share, eave), (x + width * share, y)], beam, width=thick)
    for level in (eave, (eave + y) / 2, y - thick / 2):
        canvas.line([(x, level), (x + width, level)], beam, width=thick)
    middle = (eave + y) / 2
    canvas.line([(x, middle), (x + width / 3, y)], beam, width=thick)
    canvas.line([(x + width, middle), (x + width * 2 / 3, y)], beam, width=thick)


def _windows(
    canvas: Canvas, x: float, eave: float, width: float, y: float, mood: Mood, frame: Colour
) -> None:
    rows = 2 if y - eave > width * 0.5 else 1
    size = width * 0.13
    for row in range(rows):
        top = eave + (y - eave) * (0.16 + 0.5 * row)
        for column, share in enumerate((1 / 6, 1 / 2, 5 / 6)):
            left = x + width * share - size / 2
            if row == rows - 1 and column == 1:
                canvas.rectangle(
                    left - size * 0.1,
                    y - size * 2.1,
                    left + size * 1.1,
                    y,
                    shade(frame, 0.2),
                    round_by=size * 0.1,
                )
                continue
            canvas.rectangle(left - 2, top - 2, left + size + 2, top + size * 1.3 + 2, frame)
            canvas.rectangle(left, top, left + size, top + size * 1.3, mood.window())
            canvas.line([(left + size / 2, top), (left + size / 2, top + size * 1.3)], frame, width=2)


def church(canvas: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    """A fieldstone church: broad west tower with a pyramid roof, long low nave."""
    stone, light = mood.tint("#b8ab9c"), mood.tint("#cdc1b2")
    roof = roof_tone(canvas, mood)
    canvas.rectangle(x, y - size * 0.34, x + size * 0.85, y, light)
    canvas.polygon(
        [
            (x - size * 0.02, y - size * 0.33),
            (x + size * 0.1, y - size * 0.62),
            (x + size * 0.8, y - size * 0.62),
            (x + size * 0.89, y - size * 0.33),
        ],
        roof,
    )
    canvas.rectangle(x - size * 0.34, y - size * 0.78, x + size * 0.04, y, stone)
    _fieldstones(canvas, x - size * 0.34, y - size * 0.78, size * 0.38, size * 0.78, stone)
    canvas.polygon(
        [
            (x - size * 0.37, y - size * 0.77),
            (x - size * 0.15, y - size * 1.32),
            (x + size * 0.07, y - size * 0.77),
        ],
        roof,
    )
    canvas.line(
        [(x - size * 0.15, y - size * 1.32), (x - size * 0.15, y - size * 1.46)],
        mood.tint("#3c3a38"),
        width=3,
    )
    canvas.ellipse(x - size * 0.15, y - size * 1.46, size * 0.035, size * 0.035, mood.tint("#d8b24a"))
    for share in (0.16, 0.38, 0.6):
        _arch(canvas, x + size * share, y - size * 0.09, size * 0.075, size * 0.19, mood.window())
    for side in (-0.23, -0.07):
        _arch(canvas, x + size * side, y - size * 0.54, size * 0.06, size * 0.13, mood.tint("#3e4146"))
    canvas.ellipse(x - size * 0.15, y - size * 0.4, size * 0.13, size * 0.13, mood.tint("#f4f0e4"))
    canvas.line(
        [
            (x - size * 0.15, y - size * 0.44),
            (x - size * 0.15, y - size * 0.4),
            (x - size * 0.12, y - size * 0.39),
        ],
        mood.tint("#3c3a38"),
        width=2,
    )
    _arch(canvas, x - size * 0.15, y, size * 0.12, size * 0.2, mood.tint("#5b4334"))


def _fieldstones(canvas: Canvas, x: float, y: float, width: float, height: float, stone: Colour) -> None:
    random = canvas.random
    for _ in range(46):
        tone = mix(stone, colour(random.choice(("#8d8176", "#d8cfc2", "#a2887a"))), 0.45)
        canvas.ellipse(
            x + random.uniform(0.06, 0.94) * width,
            y + random.uniform(0.05, 0.97) * height,
            width * 0.1,
            width * 0.07,
            tone,
        )


def _arch(canvas: Canvas, x: float, y: float, width: float, height: float, tone: Colour) -> None:
    """An opening with a round top, standing on y."""
    canvas.rectangle(x - width / 2, y - height + width / 2, x + width / 2, y, tone)
    canvas.ellipse(x, y - height + width / 2, width, width, tone)


def castle(canvas: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    """A hill castle: ring wall, great hall, gate house and the round keep."""
    stone, light, dark = mood.tint("#a99b8b"), mood.tint("#c8bba9"), mood.tint("#8b7e70")
    roof = roof_tone(canvas, mood)
    canvas.rectangle(x - size * 0.36, y - size * 0.52, x + size * 0.12, y, light)
    canvas.polygon(
        [
            (x - size * 0.39, y - size * 0.51),
            (x - size * 0.3, y - size * 0.74),
            (x + size * 0.06, y - size * 0.74),
            (x + size * 0.15, y - size * 0.51),
        ],
        roof,
    )
    for share in (-0.28, -0.17, -0.06, 0.05):
        _arch(canvas, x + size * share, y - size * 0.33, size * 0.05, size * 0.12, mood.window())
    canvas.rectangle(x + size * 0.17, y - size * 1.02, x + size * 0.39, y, stone)
    canvas.rectangle(x + size * 0.31, y - size * 1.02, x + size * 0.39, y, dark)
    for step in range(4):
        left = x + size * (0.155 + 0.068 * step)
        canvas.rectangle(
            left, y - size * 1.1, left + size * 0.045, y - size * 1.01, stone if step < 3 else dark
        )
    canvas.polygon(
        [
            (x + size * 0.19, y - size * 1.06),
            (x + size * 0.28, y - size * 1.34),
            (x + size * 0.37, y - size * 1.06),
        ],
        roof,
    )
    _arch(canvas, x + size * 0.26, y - size * 0.66, size * 0.045, size * 0.12, mood.tint("#3e3a38"))
    for left, right, top in ((-0.62, 0.62, 0.26), (-0.66, -0.44, 0.46), (0.46, 0.66, 0.4)):
        _wall(canvas, x + size * left, x + size * right, y, y - size * top, stone)
    _arch(canvas, x + size * 0.56, y, size * 0.1, size * 0.2, mood.tint("#3b302a"))


def _wall(canvas: Canvas, left: float, right: float, y: float, top: float, stone: Colour) -> None:
    canvas.rectangle(left, top, right, y + 60, stone)
    step = 22.0
    x = left
    while x + step / 2 <= right:
        canvas.rectangle(x, top - 12, min(x + step / 2, right), top + 1, stone)
        x += step
    canvas.rectangle(left, top + 10, right, top + 14, shade(stone, 0.12))
