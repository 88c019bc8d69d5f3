"""Pictures of the landscape."""

from math import cos, pi, sin

from smartvillage.examples.pictures import buildings, nature
from smartvillage.examples.pictures.canvas import HEIGHT, WIDTH, Canvas, colour, mix
from smartvillage.examples.pictures.mood import Mood


def hills(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood)
    edge = nature.hills(canvas, mood, horizon=400, layers=4)
    random = canvas.random
    for _ in range(3):
        x = random.uniform(120, 1080)
        nature.tree(canvas, x, nature.height_at(edge, x) + 10, random.uniform(90, 140), mood)
    nature.meadow(canvas, mood, top=650)
    side = random.choice((150, 1040))
    nature.tree(canvas, side, 720, 330, mood)
    nature.snowfall(canvas, mood)


def fields(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=450)
    nature.hills(canvas, mood, horizon=390, layers=2)
    nature.stripes(canvas, mood, top=470, tones=mood.fields)
    random = canvas.random
    start = random.uniform(60, 500)
    for step in range(7):
        nature.tree(canvas, start + step * 92, 492 + random.uniform(-4, 6), random.uniform(74, 104), mood)
    nature.snowfall(canvas, mood)


def pines(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=600)
    random = canvas.random
    nature.hill(canvas, nature.ridge(canvas, base=560, rise=16, waves=2), mix(mood.land[0], mood.haze, 0.4))
    for step in range(26):
        tone = mix(mood.pine, mood.haze, random.uniform(0.3, 0.5))
        nature.spruce(canvas, step * 50 + random.uniform(-20, 20), 615, random.uniform(150, 250), tone)
    nature.hill(canvas, nature.ridge(canvas, base=600, rise=14, waves=2.5), mood.land[1])
    for step in range(9):
        nature.pine(canvas, 60 + step * 135 + random.uniform(-30, 30), 660, random.uniform(330, 430), mood)
    if mood.light in ("golden", "morning"):
        for step in range(3):
            left = 160 + step * 330
            canvas.veil(
                [(left + 260, -20), (left + 360, -20), (left + 60, HEIGHT), (left - 140, HEIGHT)],
                colour("#fff3cf"),
                strength=0.2,
                blur=36,
            )
    nature.meadow(canvas, mood, top=650)
    path = mood.tint("#d8c49a") if not mood.snow else mood.land[1]
    canvas.polygon([(560, 662), (620, 662), (830, HEIGHT), (430, HEIGHT)], path)
    for x in (70, 1130):
        nature.pine(canvas, x + random.uniform(-20, 20), 770, 700, mood)
    nature.snowfall(canvas, mood)


def castle(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood)
    nature.hills(canvas, mood, horizon=450, layers=2)
    random = canvas.random
    x = random.uniform(480, 720)
    buildings.castle(canvas, x, 440, 290, mood)
    mound = [(a, 725 - 300 * max(0.0, cos((a - x) / 1500 * pi)) ** 2.2) for a in range(-20, WIDTH + 41, 20)]
    nature.hill(canvas, mound, mood.land[2])
    for _ in range(34):
        a = random.uniform(-20, WIDTH)
        ground = nature.height_at(mound, a)
        lower = ground + random.uniform(26, 150)
        nature.tree(canvas, a, min(lower, 735), random.uniform(60, 96) + (lower - ground) * 0.25, mood)
    nature.meadow(canvas, mood, top=705)
    nature.snowfall(canvas, mood)


def church(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood)
    nature.hills(canvas, mood, horizon=430, layers=3)
    random = canvas.random
    x = random.uniform(430, 660)
    nature.hill(canvas, nature.ridge(canvas, base=585, rise=8, waves=1.5), mood.land[2])
    nature.tree(canvas, x + 390, 612, 250, mood)
    nature.tree(canvas, x - 330, 610, 210, mood)
    buildings.house(canvas, x - 330 if x > 520 else x + 420, 640, 150, mood, timber=True)
    buildings.church(canvas, x, 640, 320, mood)
    nature.meadow(canvas, mood, top=630)
    path = mood.tint("#d9c8a4") if not mood.snow else mood.land[1]
    canvas.polygon([(x - 66, 642), (x - 30, 642), (x + 90, HEIGHT), (x - 120, HEIGHT)], path)
    nature.tree(canvas, 110 if x > 520 else 1090, 745, 290, mood)
    nature.snowfall(canvas, mood)


def bikepath(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=460)
    nature.hills(canvas, mood, horizon=390, layers=3)
    nature.meadow(canvas, mood, top=520)
    way = mood.tint("#9b9791") if not mood.snow else mood.tint("#b9c3cd")
    middle = [
        (600 + 150 * sin(t * 2.6) * (1 - t), HEIGHT - t * 285) for t in (step / 24 for step in range(25))
    ]
    left = [(x - 150 * (1 - t / 24) ** 1.5 - 5, y) for t, (x, y) in enumerate(middle)]
    right = [(x + 150 * (1 - t / 24) ** 1.5 + 5, y) for t, (x, y) in enumerate(middle)]
    canvas.polygon([*left, *reversed(right)], way)
    for t in range(0, 20, 3):
        (x1, y1), (x2, y2) = middle[t], middle[t + 1]
        canvas.line([(x1, y1), (x2, y2)], mood.tint("#f4f1e8"), width=max(1.5, 7 - t * 0.3))
    for x, y, size in ((210, 690, 300), (130, 590, 170), (1010, 640, 250), (905, 570, 130)):
        nature.tree(canvas, x, y, size, mood)
    _bicycle(canvas, middle[7][0] + 40, middle[7][1] + 14, 120, mood)
    nature.snowfall(canvas, mood)


def _bicycle(canvas: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    """A rider seen from the side, standing on y."""
    dark, frame = mood.tint("#2c2f38"), mood.tint(canvas.random.choice(("#c8402f", "#2467a8", "#e0a020")))
    wheel = size * 0.44
    rear, front, axle = (
        (x - size * 0.34, y - wheel / 2),
        (x + size * 0.34, y - wheel / 2),
        (x - size * 0.02, y - wheel * 0.45),
    )
    for wheel_x, wheel_y in (rear, front):
        canvas.ring(wheel_x, wheel_y, wheel, dark, width=4)
    saddle, handle = (x - size * 0.14, y - size * 0.56), (x + size * 0.24, y - size * 0.62)
    for path in (
        [rear, axle, (x + size * 0.2, y - size * 0.5), saddle, rear],
        [axle, saddle],
        [front, handle, (x + size * 0.16, y - size * 0.66)],
    ):
        canvas.line(path, frame, width=5)
    hip, shoulder = (saddle[0], saddle[1] - 8), (x + size * 0.04, y - size * 1.0)
    canvas.line(
        [hip, (x + size * 0.1, y - size * 0.44), (axle[0] + 4, axle[1] + 14)], mood.tint("#34507a"), width=11
    )
    canvas.line([hip, shoulder], mood.tint("#f0b64a"), width=18)
    canvas.line([shoulder, (handle[0] - 6, handle[1])], mood.tint("#f0b64a"), width=8)
    canvas.ellipse(x + size * 0.1, y - size * 1.14, size * 0.19, size * 0.2, mood.tint("#e3b591"))
    canvas.ellipse(x + size * 0.09, y - size * 1.2, size * 0.22, size * 0.13, frame)


def pond(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=470)
    nature.hills(canvas, mood, horizon=380, layers=2)
    random = canvas.random
    nature.hill(canvas, [(-20, 458), (WIDTH + 40, 458)], mood.land[2])
    for step in range(14):
        nature.tree(canvas, step * 92 + random.uniform(-30, 30), 470, random.uniform(90, 190), mood)
    buildings.house(canvas, random.uniform(250, 850), 470, 120, mood, timber=True)
    canvas.mirror(470, bottom=745, tint=mood.tint("#5f8fa3" if not mood.snow else "#c4d4df"), share=0.42)
    canvas.line([(0, 471), (WIDTH, 471)], mix(mood.land[3], mood.land[1], 0.3), width=5)
    for _ in range(16):
        x, y = random.uniform(0, WIDTH), random.uniform(500, 720)
        canvas.line(
            [(x, y), (x + random.uniform(40, 130), y)], mix(mood.sky[2], mood.tint("#7fa4b4"), 0.4), width=2
        )
    nature.hill(canvas, nature.ridge(canvas, base=735, rise=14, waves=1.5), mood.land[3])
    reed = mood.tint("#6c8440" if mood.season in ("spring", "summer") else "#b3935a")
    for _ in range(46):
        x = random.choice((random.uniform(0, 330), random.uniform(900, WIDTH)))
        height = random.uniform(70, 170)
        lean = random.uniform(-14, 14)
        canvas.line([(x, 770), (x + lean, 770 - height)], reed, width=4)
        canvas.rectangle(
            x + lean - 4, 770 - height - 6, x + lean + 4, 770 - height + 26, mood.tint("#6a4a30"), round_by=4
        )
    nature.snowfall(canvas, mood)


def stars(canvas: Canvas, mood: Mood) -> None:
    canvas.gradient([colour("#0b1533"), colour("#16275a"), colour("#3a4e86"), colour("#7d86a8")], bottom=610)
    random = canvas.random
    canvas.veil([(200, -40), (420, -40), (960, 600), (700, 600)], colour("#9fb2ea"), strength=0.22, blur=70)
    for _ in range(240):
        x, y = random.uniform(0, WIDTH), random.uniform(0, 520)
        size = random.choice((1.5, 2, 2, 3, 4))
        canvas.ellipse(x, y, size, size, mix(colour("#8fa0d0"), colour("#ffffff"), random.uniform(0.4, 1)))
    moon = random.uniform(800, 1060)
    canvas.glow(moon, 150, 420, colour("#f5eed2"), strength=0.5)
    canvas.ellipse(moon, 150, 78, 78, colour("#f7f0d8"))
    canvas.ellipse(moon + 22, 140, 66, 66, colour("#1d2f66"))
    ground = colour("#101c2e") if not mood.snow else colour("#5a6b90")
    for layer in range(3):
        edge = nature.ridge(canvas, base=540 + 60 * layer, rise=24, waves=1.6 + layer)
        nature.hill(canvas, edge, mix(colour("#2f3d62"), ground, layer / 2))
        if layer == 1:
            left = random.uniform(250, 700)
            buildings.castle(
                canvas, left, nature.height_at(edge, left) + 20, 130, Mood(season=mood.season, light="dusk")
            )
            nature.hill(canvas, [(x, y + 12) for x, y in edge], mix(colour("#2f3d62"), ground, 0.5))
    for _ in range(9):
        nature.spruce(
            canvas, random.uniform(0, WIDTH), 760, random.uniform(90, 190), colour("#0c1626"), snow=mood.snow
        )
    nature.hill(canvas, nature.ridge(canvas, base=742, rise=8, waves=2), ground)


def leaves(canvas: Canvas, mood: Mood) -> None:
    """A branch close by, the landscape behind it out of focus."""
    canvas.gradient(mood.sky)
    random = canvas.random
    for _ in range(26):
        x, y, size = random.uniform(0, WIDTH), random.uniform(120, HEIGHT), random.uniform(90, 240)
        canvas.glow(x, y, size * 1.6, random.choice([*mood.leaves, mood.land[1]]), strength=0.55)
    stem = mood.tint("#5d4330")
    branch = [(-20, 230), (260, 190), (560, 235), (900, 170), (1220, 205)]
    canvas.line(branch, stem, width=11)
    for _ in range(64):
        x = random.uniform(0, WIDTH)
        y = 205 + random.uniform(-70, 130)
        canvas.line([(x, 205), (x + 10, y)], stem, width=3)
        _leaf(canvas, x + 10, y, random.uniform(46, 96), random.uniform(0, 2 * pi), mood)
    for _ in range(9):
        _leaf(
            canvas,
            random.uniform(0, WIDTH),
            random.uniform(420, 780),
            random.uniform(40, 70),
            random.uniform(0, 2 * pi),
            mood,
        )
    nature.snowfall(canvas, mood)


def _leaf(canvas: Canvas, x: float, y: float, size: float, turn: float, mood: Mood) -> None:
    tone = canvas.random.choice(mood.leaves)
    outline = [(t, 0.34 * sin(t * pi) ** 0.8) for t in (step / 12 for step in range(13))]
    shape = [*outline, *((t, -w) for t, w in reversed(outline))]
    spin = [
        (x + size * (t * cos(turn) - w * sin(turn)), y + size * (t * sin(turn) + w * cos(turn)))
        for t, w in shape
    ]
    canvas.polygon(spin, tone)
    tip = (x + size * cos(turn), y + size * sin(turn))
    canvas.line([(x, y), tip], mix(tone, colour("#ffffff"), 0.35), width=2.5)


def mill(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood)
    nature.hills(canvas, mood, horizon=450, layers=2)
    random = canvas.random
    mound = nature.ridge(canvas, base=610, rise=26, waves=1.2)
    nature.hill(canvas, mound, mood.land[2])
    x = random.uniform(420, 780)
    ground = nature.height_at(mound, x) + 10
    wood, dark = mood.tint("#8a6446"), mood.tint("#5f442f")
    for foot in (-70, 70):
        canvas.polygon([(x, ground - 110), (x + foot - 8, ground), (x + foot + 8, ground)], dark)
    canvas.rectangle(x - 9, ground - 120, x + 9, ground, dark)
    canvas.polygon(
        [(x - 78, ground - 95), (x - 66, ground - 330), (x + 66, ground - 330), (x + 78, ground - 95)], wood
    )
    for plank in range(-56, 64, 16):
        canvas.line(
            [(x + plank, ground - 98), (x + plank * 0.86, ground - 328)], mix(wood, dark, 0.5), width=2
        )
    canvas.polygon(
        [(x - 86, ground - 322), (x, ground - 420), (x + 86, ground - 322)], buildings.roof_tone(canvas, mood)
    )
    canvas.rectangle(x - 18, ground - 200, x + 18, ground - 150, mood.window("#3f4650"))
    hub, turn = (x, ground - 322), random.uniform(0.2, 1.2)
    for arm in range(4):
        _sail(canvas, hub, turn + arm * pi / 2, mood)
    canvas.ellipse(*hub, 26, 26, dark)
    nature.stripes(canvas, mood, top=650, tones=mood.fields)
    nature.tree(canvas, 150 if x > 600 else 1050, 668, 170, mood)
    nature.snowfall(canvas, mood)


def _sail(canvas: Canvas, hub: tuple[float, float], turn: float, mood: Mood) -> None:
    along, across = (cos(turn), sin(turn)), (-sin(turn), cos(turn))

    def at(far: float, wide: float) -> tuple[float, float]:
        return hub[0] + along[0] * far + across[0] * wide, hub[1] + along[1] * far + across[1] * wide

    canvas.polygon([at(60, 4), at(230, 4), at(230, 46), at(60, 46)], mood.tint("#f3ead8"))
    for step in range(60, 231, 34):
        canvas.line([at(step, 4), at(step, 46)], mood.tint("#7a5a40"), width=3)
    canvas.line([hub, at(236, 0)], mood.tint("#5b4130"), width=9)


def garden(canvas: Canvas, mood: Mood) -> None:
    nature.sky(canvas, mood, horizon=430)
    nature.hills(canvas, mood, horizon=370, layers=2)
    random = canvas.random
    nature.hill(canvas, [(-20, 470), (WIDTH + 40, 470)], mood.land[2])
    buildings.house(canvas, random.uniform(760, 920), 520, 230, mood, timber=True)
    nature.tree(canvas, random.uniform(120, 280), 540, 240, mood)
    fence = mood.tint("#f1e9da")
    for x in range(0, WIDTH, 34):
        canvas.polygon([(x, 560), (x, 498), (x + 9, 484), (x + 18, 498), (x + 18, 560)], fence)
    canvas.rectangle(0, 510, WIDTH, 519, fence)
    canvas.rectangle(0, 540, WIDTH, 549, fence)
    nature.hill(canvas, [(-20, 556), (WIDTH + 40, 556)], mood.land[3])
    for row in range(4):
        y = 590 + row * 54
        canvas.rectangle(0, y, WIDTH, y + 26, mood.tint("#6b4c38") if not mood.snow else mood.land[2])
        for x in range(20 + row * 17, WIDTH, 62 + row * 6):
            size = 30 + row * 9
            leaf = (
                mix(mood.leaves[random.randrange(2)], mood.tint("#3f8f4a"), 0.4)
                if not mood.snow
                else mood.land[3]
            )
            canvas.ellipse(x, y, size, size * 0.8, leaf)
            if mood.season in ("spring", "summer", "autumn") and random.random() < 0.6:
                canvas.ellipse(
                    x + 4,
                    y - 6,
                    size * 0.34,
                    size * 0.34,
                    mood.tint(random.choice(("#e5533d", "#f3b93f", "#d96ba0", "#f4f0e6"))),
                )
    nature.snowfall(canvas, mood)
