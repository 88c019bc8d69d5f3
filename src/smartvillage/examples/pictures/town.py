"""Pictures of streets and squares."""

from math import pi, sin

from smartvillage.examples.pictures import buildings, nature
from smartvillage.examples.pictures.canvas import HEIGHT, WIDTH, Canvas, colour, mix
from smartvillage.examples.pictures.mood import Mood


def street(canvas: Canvas, mood: Mood, *, top: float) -> None:
    """Cobbles in perspective."""
    ground = mood.tint("#b9aea0") if not mood.snow else mood.tint("#e4eaf0")
    canvas.gradient([mix(ground, mood.haze, 0.25), ground, mix(ground, colour("#4b4640"), 0.15)], top=top)
    random = canvas.random
    for row in range(11):
        y = top + 10 + row**1.75 * 4.1
        wide = 16 + row * 6
        for x in range(int(random.uniform(-wide, 0)), WIDTH, wide * 2):
            tone = mix(ground, colour(random.choice(("#8d8378", "#d4cabd"))), 0.3)
            canvas.ellipse(x + wide, y, wide * 1.7, 4 + row * 1.5, tone)


def row_of_houses(canvas: Canvas, mood: Mood, *, y: float, size: float = 190) -> None:
    x = -canvas.random.uniform(20, 120)
    while x < WIDTH:
        width = size * canvas.random.uniform(0.85, 1.2)
        buildings.house(canvas, x, y, width, mood, timber=canvas.random.random() < 0.6)
        x += width + 4


def houses(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=520)
    nature.hills(canvas, mood, horizon=430, layers=2)
    buildings.church(canvas, canvas.random.uniform(350, 800), 560, 290, mood)
    row_of_houses(canvas, mood, y=620, size=235)
    street(canvas, mood, top=618)
    _lantern(canvas, 120, 730, mood)
    _lantern(canvas, 1060, 730, mood)
    nature.snowfall(canvas, mood)


def _lantern(canvas: Canvas, x: float, y: float, mood: Mood) -> None:
    iron = mood.tint("#34373d")
    canvas.rectangle(x - 5, y - 250, x + 5, y, iron)
    if mood.lit:
        canvas.glow(x, y - 272, 320, colour("#ffd98a"), strength=0.75)
    canvas.polygon(
        [(x - 18, y - 295), (x + 18, y - 295), (x + 11, y - 250), (x - 11, y - 250)], mood.window("#dfe8ea")
    )
    canvas.polygon([(x - 22, y - 293), (x, y - 318), (x + 22, y - 293)], iron)


def townhall(canvas: Canvas, mood: Mood) -> None:
    """A Renaissance town hall with curved gables."""
    nature.sky(canvas, mood, horizon=540)
    row_of_houses(canvas, mood, y=640, size=165)
    x, y, wall = 600.0, 640.0, mood.tint(canvas.random.choice(("#f3ece0", "#eedcc0", "#e8d3c2")))
    trim = buildings.shade(wall, 0.24)
    canvas.polygon(
        [(x - 310, y - 260), (x - 280, y - 400), (x + 280, y - 400), (x + 310, y - 260)],
        buildings.roof_tone(canvas, mood),
    )
    canvas.rectangle(x - 300, y - 262, x + 300, y, wall)
    for middle in (x - 180, x + 180):
        for wide, top in ((100, 330), (72, 390), (40, 440)):
            canvas.rectangle(middle - wide, y - top, middle + wide, y - 200, wall)
            canvas.rectangle(middle - wide - 8, y - top - 6, middle + wide + 8, y - top + 4, trim)
        canvas.ellipse(middle, y - 446, 74, 60, wall)
        canvas.ellipse(middle, y - 372, 34, 34, mood.window())
    canvas.rectangle(x - 44, y - 470, x + 44, y - 390, wall)
    canvas.ellipse(x, y - 432, 48, 48, mood.tint("#fbf7ec"))
    canvas.line([(x, y - 450), (x, y - 432), (x + 12, y - 424)], mood.tint("#2f3036"), width=3)
    canvas.polygon([(x - 52, y - 468), (x, y - 560), (x + 52, y - 468)], buildings.roof_tone(canvas, mood))
    for row, top in enumerate((222, 108)):
        for column in range(7):
            left = x - 264 + column * 82
            if row == 1 and column == 3:
                continue
            canvas.rectangle(left - 4, y - top - 4, left + 40, y - top + 66, trim)
            canvas.rectangle(left, y - top, left + 36, y - top + 62, mood.window())
    canvas.rectangle(x - 34, y - 104, x + 34, y, mood.tint("#6d4a35"), round_by=30)
    canvas.rectangle(x - 34, y - 50, x + 34, y, mood.tint("#6d4a35"))
    street(canvas, mood, top=638)
    _lantern(canvas, 210, 750, mood)
    nature.snowfall(canvas, mood)


def market(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=480)
    row_of_houses(canvas, mood, y=560, size=200)
    street(canvas, mood, top=558)
    for step, size in enumerate((250, 290, 320)):
        _stall(canvas, 20 + step * 400 + canvas.random.uniform(-14, 14), 640 + step * 22, size, mood)
    if mood.lit:
        _lights(canvas, 300, 430)
    for step in range(9):
        _person(
            canvas,
            70 + step * 138 + canvas.random.uniform(-36, 36),
            745 + canvas.random.uniform(-16, 24),
            118,
            mood,
        )
    nature.snowfall(canvas, mood)


def _stall(canvas: Canvas, x: float, y: float, width: float, mood: Mood) -> None:
    random = canvas.random
    cloth = mood.tint(random.choice(("#c8402f", "#2f7d5b", "#2f6aa8", "#e09a2b")))
    white, wood = mood.tint("#f7f1e4"), mood.tint("#8a6546")
    for post in (0.04, 0.94):
        canvas.rectangle(x + width * post, y - width * 0.6, x + width * (post + 0.025), y, wood)
    canvas.rectangle(x, y - width * 0.24, x + width, y, wood)
    for crate in range(6):
        left = x + width * (0.03 + crate * 0.162)
        goods = mood.tint(random.choice(("#d9482f", "#e8b43a", "#6aa84f", "#b2622c", "#8c3f6d", "#efe3c4")))
        for ball in range(3):
            canvas.ellipse(
                left + width * (0.025 + ball * 0.045), y - width * 0.27, width * 0.06, width * 0.06, goods
            )
        canvas.rectangle(
            left, y - width * 0.25, left + width * 0.14, y - width * 0.17, mix(wood, colour("#ffffff"), 0.25)
        )
    stripes = 8
    for part in range(stripes):
        left, right = (
            x - width * 0.04 + width * 1.08 * part / stripes,
            x - width * 0.04 + width * 1.08 * (part + 1) / stripes,
        )
        middle = x + width / 2
        tone = cloth if part % 2 == 0 else white
        canvas.polygon(
            [
                (middle + (left - middle) * 0.82, y - width * 0.78),
                (middle + (right - middle) * 0.82, y - width * 0.78),
                (right, y - width * 0.56),
                (left, y - width * 0.56),
            ],
            tone,
        )
        canvas.ellipse((left + right) / 2, y - width * 0.56, right - left, width * 0.07, tone)


def _person(canvas: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    random = canvas.random
    coat = mood.tint(
        random.choice(("#3b5b8c", "#b8483a", "#5a7d4f", "#d9a03c", "#6d5583", "#46515c", "#c7c0b0"))
    )
    skin = mood.tint(random.choice(("#f0c9a6", "#d9a679", "#a8734f", "#f4d7bd")))
    hair = mood.tint(random.choice(("#3a2a20", "#8a5a2f", "#c9a15a", "#8d8d92", "#221d1f")))
    for side in (-1, 1):
        canvas.rectangle(
            x + side * size * 0.07 - size * 0.045,
            y - size * 0.34,
            x + side * size * 0.07 + size * 0.045,
            y,
            mood.tint("#39404c"),
            round_by=3,
        )
    canvas.rectangle(
        x - size * 0.16, y - size * 0.76, x + size * 0.16, y - size * 0.26, coat, round_by=size * 0.1
    )
    canvas.ellipse(x, y - size * 0.88, size * 0.22, size * 0.24, skin)
    canvas.ellipse(x, y - size * 0.94, size * 0.23, size * 0.14, hair)


def _lights(canvas: Canvas, top: float, bottom: float) -> None:
    for string in range(3):
        y = top + string * (bottom - top) / 3
        path = [(x, y + 44 * sin(x / WIDTH * 3 * pi + string)) for x in range(0, WIDTH + 1, 40)]
        canvas.line(path, colour("#3b3340"), width=2)
        for x, at in path:
            canvas.glow(x, at + 8, 60, colour("#ffe09a"), strength=0.9)
            canvas.ellipse(x, at + 8, 10, 12, colour("#fff3c9"))


_SPOTS = ((380, "#ff9d5c"), (490, "#7fd6ff"), (600, "#ffe08a"), (710, "#ff7fb0"), (820, "#9dffb8"))


def concert(canvas: Canvas, mood: Mood) -> None:
    """An evening stage, beams of light above many heads."""
    canvas.gradient([colour("#141a3c"), colour("#3a2a63"), colour("#8a4670"), colour("#e08a6a")], bottom=600)
    random = canvas.random
    buildings.castle(canvas, random.uniform(250, 950), 470, 230, Mood(season=mood.season, light="dusk"))
    canvas.rectangle(0, 468, WIDTH, HEIGHT, colour("#241a36"))
    canvas.polygon([(300, 560), (330, 250), (870, 250), (900, 560)], colour("#171127"))
    canvas.polygon([(280, 262), (600, 150), (920, 262), (900, 290), (300, 290)], colour("#3b2c55"))
    canvas.gradient([colour("#241a36"), colour("#1c142b")], top=560)
    canvas.rectangle(270, 540, 930, 590, colour("#4a3768"))
    for x, tone in _SPOTS:
        foot = 600 + (x - 600) * random.uniform(0.2, 1.9)
        canvas.veil(
            [(x - 6, 280), (x + 6, 280), (foot + 90, 560), (foot - 90, 560)],
            colour(tone),
            strength=0.32,
            blur=14,
        )
        canvas.ellipse(x, 282, 22, 18, colour(tone))
        canvas.glow(x, 282, 120, colour(tone), strength=0.8)
    for step in range(4):
        _musician(canvas, 420 + step * 120, 545, random.choice(("#f2efe6", "#d7c6f0", "#ffd9a8")))
    for row in range(3):
        crowd = mix(colour("#3a2a50"), colour("#0e0a18"), row / 2)
        for x in range(-20 + row * 23, WIDTH + 40, 62):
            size = 44 + row * 12
            top = 640 + row * 52 + random.uniform(-12, 12)
            canvas.ellipse(x, top, size, size * 1.1, crowd)
            canvas.rectangle(
                x - size * 0.75, top + size * 0.5, x + size * 0.75, HEIGHT, crowd, round_by=size * 0.5
            )
            if row and random.random() < 0.18:
                canvas.line([(x + size * 0.5, top + 30), (x + size * 0.8, top - 56)], crowd, width=14)


def _musician(canvas: Canvas, x: float, y: float, tone: str) -> None:
    body = colour(tone)
    canvas.ellipse(x, y - 104, 30, 33, body)
    canvas.rectangle(x - 20, y - 88, x + 20, y - 30, body, round_by=12)
    canvas.rectangle(x - 16, y - 36, x - 3, y, mix(body, colour("#201830"), 0.5))
    canvas.rectangle(x + 3, y - 36, x + 16, y, mix(body, colour("#201830"), 0.5))
    canvas.line([(x - 34, y - 36), (x + 42, y - 74)], colour("#b8652c"), width=8)
    canvas.ellipse(x - 20, y - 42, 40, 28, colour("#c9752f"))


def playground(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=480)
    nature.hills(canvas, mood, horizon=400, layers=3)
    nature.meadow(canvas, mood, top=560)
    random = canvas.random
    for x, size in ((90, 260), (1110, 300), (960, 200)):
        nature.tree(canvas, x, 590, size, mood)
    canvas.ellipse(600, 720, 900, 130, mood.tint("#e7d3a1") if not mood.snow else mood.land[2])
    red, yellow, wood = mood.tint("#d2452f"), mood.tint("#f0b836"), mood.tint("#9a6f48")
    for x in (330, 450):
        canvas.line([(x, 700), (x, 400)], wood, width=14)
    canvas.polygon([(305, 405), (390, 330), (475, 405)], red)
    canvas.rectangle(320, 520, 460, 534, wood)
    canvas.polygon([(455, 524), (640, 690), (690, 690), (690, 704), (630, 704), (455, 546)], yellow)
    for rung in range(5):
        canvas.line([(262 + rung * 13, 690 - rung * 36), (330, 690 - rung * 36)], wood, width=6)
    canvas.line([(250, 705), (328, 520)], wood, width=8)
    for foot in ((760, 830), (1010, 940)):
        for x in foot:
            canvas.line([(x, 715), ((foot[0] + foot[1]) / 2, 420)], wood, width=12)
    canvas.line([(790, 424), (980, 424)], wood, width=12)
    lean = random.uniform(-40, 40)
    for x in (835, 925):
        canvas.line([(x, 428), (x + lean, 610)], mood.tint("#4a4a50"), width=3)
        canvas.line([(x + 24, 428), (x + 24 + lean, 610)], mood.tint("#4a4a50"), width=3)
        canvas.rectangle(x - 4 + lean, 606, x + 30 + lean, 618, red, round_by=4)
    _person(canvas, 560, 770, 96, mood)
    _person(canvas, 700, 778, 104, mood)
    nature.snowfall(canvas, mood)


def sport(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=450)
    nature.hills(canvas, mood, horizon=390, layers=2)
    random = canvas.random
    for step in range(14):
        nature.tree(canvas, step * 94 + random.uniform(-24, 24), 486, random.uniform(90, 150), mood)
    for band in range(7):
        y1, y2 = 480 + band**1.6 * 14.2, 480 + (band + 1) ** 1.6 * 14.2
        green = mix(mood.land[3], mood.land[2], 0.2 + 0.5 * (band % 2))
        canvas.rectangle(0, y1, WIDTH, y2 + 2, green)
    line, post = mood.tint("#f7f6f0"), mood.tint("#f4f2ec")
    canvas.line([(0, 522), (WIDTH, 522)], line, width=4)
    canvas.line([(330, 522), (230, 640), (970, 640), (870, 522)], line, width=5)
    for y in range(404, 520, 13):
        canvas.line([(462, y), (738, y)], mix(mood.haze, mood.land[1], 0.5), width=1.5)
    for x in range(462, 740, 14):
        canvas.line([(x, 402), (x, 520)], mix(mood.haze, mood.land[1], 0.5), width=1.5)
    canvas.line([(460, 524), (460, 400), (740, 400), (740, 524)], post, width=9)
    ball, ground = random.uniform(380, 820), 690.0
    canvas.ellipse(ball, ground + 38, 96, 18, mix(mood.land[3], colour("#1d2a1c"), 0.4))
    canvas.ellipse(ball, ground, 84, 84, mood.tint("#fbfaf6"))
    for dx, dy, size in ((0, 0, 26), (-28, -14, 17), (27, -16, 17), (-18, 27, 17), (20, 26, 17)):
        canvas.ellipse(ball + dx, ground + dy, size, size, mood.tint("#2b2d33"))
    nature.snowfall(canvas, mood)
