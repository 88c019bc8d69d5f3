"""Pictures of the fire station, the bus and the roads."""

from smartvillage.examples.pictures import buildings, nature
from smartvillage.examples.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, colour, mix
from smartvillage.examples.pictures.mood import Mood
from smartvillage.examples.pictures.town import row_of_houses, street


def _wheels(canvas: Canvas, centres: list[tuple[float, float]], size: float) -> None:
    for x, y in centres:
        canvas.ellipse(x, y, size, size, colour("#26282d"))
        canvas.ellipse(x, y, size * 0.5, size * 0.5, colour("#b9bdc2"))


def _vehicle(canvas: Canvas, x: float, y: float, body: Colour, mood: Mood, *, windows: int) -> None:
    """A long vehicle from the side, standing on y."""
    canvas.rectangle(x, y - 230, x + 560, y - 36, body, round_by=22)
    canvas.rectangle(x + 6, y - 60, x + 554, y - 36, mix(body, colour("#000000"), 0.25), round_by=8)
    for window in range(windows):
        left = x + 30 + window * (500 / windows)
        canvas.rectangle(left, y - 205, left + 440 / windows, y - 125, mood.window("#9fc0d2"), round_by=8)
    _wheels(canvas, [(x + 120, y - 30), (x + 440, y - 30)], 84)


def engine(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=500)
    nature.hills(canvas, mood, horizon=420, layers=2)
    random = canvas.random
    brick = mood.tint("#b9674a")
    canvas.rectangle(90, 300, 700, 640, brick)
    canvas.polygon([(60, 304), (150, 200), (640, 200), (730, 304)], buildings.roof_tone(canvas, mood))
    canvas.rectangle(720, 180, 830, 640, mix(brick, colour("#000000"), 0.12))
    canvas.polygon([(700, 184), (775, 110), (850, 184)], buildings.roof_tone(canvas, mood))
    for gate in range(3):
        left = 120 + gate * 195
        canvas.rectangle(left, 390, left + 160, 640, mood.tint("#e9e4da"))
        for panel in range(4):
            canvas.rectangle(
                left + 12,
                405 + panel * 58,
                left + 148,
                450 + panel * 58,
                mood.window("#c9d3d8") if panel == 1 else mood.tint("#d6cfc2"),
            )
    street(canvas, mood, top=638)
    x = random.uniform(380, 520)
    red = mood.tint("#d0211f")
    _vehicle(canvas, x, 745, red, mood, windows=4)
    canvas.rectangle(x, 634, x + 560, 654, mood.tint("#f6f3ea"))
    canvas.rectangle(x + 250, 655, x + 540, 705, mood.tint("#b9bec4"))
    for shutter in range(5):
        canvas.line(
            [(x + 254, 664 + shutter * 9), (x + 536, 664 + shutter * 9)], mood.tint("#8f959c"), width=2
        )
    canvas.rectangle(x + 30, 500, x + 120, 518, colour("#3aa0ff"), round_by=6)
    canvas.glow(x + 75, 505, 240, colour("#4fb0ff"), strength=0.75)
    canvas.rectangle(x + 160, 488, x + 560, 500, mood.tint("#c9cdd2"))
    for rung in range(14):
        canvas.line([(x + 170 + rung * 28, 488), (x + 170 + rung * 28, 508)], mood.tint("#8d939a"), width=4)
    nature.snowfall(canvas, mood)


def bus(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=480)
    nature.hills(canvas, mood, horizon=410, layers=3)
    random = canvas.random
    row_of_houses(canvas, mood, y=600, size=150)
    nature.hill(canvas, [(-20, 596), (WIDTH + 40, 596)], mood.land[3])
    nature.tree(canvas, 1080, 625, 260, mood)
    canvas.rectangle(0, 640, WIDTH, HEIGHT, mood.tint("#7d7f84") if not mood.snow else mood.tint("#c6ced6"))
    for dash in range(30, WIDTH, 150):
        canvas.rectangle(dash, 768, dash + 80, 776, mood.tint("#f2efe6"))
    x = random.uniform(260, 380)
    _vehicle(canvas, x, 740, mood.tint(random.choice(("#2d7f5e", "#e3b23c", "#3a6fae"))), mood, windows=6)
    canvas.rectangle(x + 458, 546, x + 500, 704, mood.window("#9fc0d2"), round_by=6)
    canvas.rectangle(120, 380, 130, 690, mood.tint("#55595f"))
    canvas.ellipse(125, 372, 86, 86, mood.tint("#f2c230"))
    canvas.ring(125, 372, 78, mood.tint("#2a7a4f"), width=8)
    canvas.polygon(
        [
            (106, 396),
            (106, 348),
            (116, 348),
            (116, 367),
            (134, 367),
            (134, 348),
            (144, 348),
            (144, 396),
            (134, 396),
            (134, 377),
            (116, 377),
            (116, 396),
        ],
        mood.tint("#2a7a4f"),
    )
    nature.snowfall(canvas, mood)


def roadworks(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=470)
    nature.hills(canvas, mood, horizon=400, layers=3)
    nature.hill(canvas, [(-20, 520), (WIDTH + 40, 520)], mood.land[3])
    random = canvas.random
    for x, size in ((110, 230), (1070, 250), (240, 150)):
        nature.tree(canvas, x, 560, size, mood)
    canvas.polygon([(470, 520), (690, 520), (1180, HEIGHT), (60, HEIGHT)], mood.tint("#74777c"))
    canvas.polygon([(640, 520), (690, 520), (1180, HEIGHT), (900, HEIGHT)], mood.tint("#9c7b58"))
    orange, white = mood.tint("#ee6a1f"), mood.tint("#fbf7ee")
    for step in range(6):
        t = (step / 5) ** 1.4
        x, y, size = 636 + 250 * t, 530 + 235 * t, 26 + 84 * t
        canvas.polygon(
            [
                (x - size * 0.12, y - size),
                (x + size * 0.12, y - size),
                (x + size * 0.36, y),
                (x - size * 0.36, y),
            ],
            orange,
        )
        canvas.polygon(
            [
                (x - size * 0.2, y - size * 0.66),
                (x + size * 0.2, y - size * 0.66),
                (x + size * 0.27, y - size * 0.36),
                (x - size * 0.27, y - size * 0.36),
            ],
            white,
        )
        canvas.rectangle(x - size * 0.46, y - size * 0.1, x + size * 0.46, y, orange)
    left = 180 + random.uniform(-30, 60)
    canvas.polygon([(left, 660), (left + 115, 455), (left + 230, 660)], mood.tint("#d0211f"))
    canvas.polygon([(left + 34, 642), (left + 115, 497), (left + 196, 642)], white)
    canvas.ellipse(left + 122, 568, 26, 26, mood.tint("#26282d"))
    canvas.line([(left + 118, 580), (left + 104, 608), (left + 118, 636)], mood.tint("#26282d"), width=12)
    canvas.line([(left + 110, 590), (left + 144, 610)], mood.tint("#26282d"), width=8)
    canvas.polygon([(left + 136, 638), (left + 156, 610), (left + 178, 638)], mood.tint("#26282d"))
    canvas.rectangle(left + 108, 660, left + 120, 760, mood.tint("#8a8e94"))
    nature.snowfall(canvas, mood)
