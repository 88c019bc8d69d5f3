"""Pictures of rooms: library, bakery, café, workshop."""

from math import pi, sin

from smartvillage.examples.pictures.canvas import HEIGHT, WIDTH, Canvas, Colour, colour, mix
from smartvillage.examples.pictures.mood import Mood

_SPINES = (
    "#a63c32",
    "#2f5f8a",
    "#d5a23c",
    "#3f7a5a",
    "#6b4a7a",
    "#c96f3b",
    "#3b4450",
    "#e2d6bf",
    "#8a2f4f",
    "#5a8f9c",
)
_ROOMS = ("#efe2cb", "#e6ddd0", "#dfe4dc", "#ecd9c6", "#d9e1e6")


def room(canvas: Canvas, *, floor: float = 640) -> Colour:
    """A lit wall and a wooden floor."""
    wall = colour(canvas.random.choice(_ROOMS))
    canvas.gradient(
        [mix(wall, colour("#6b5648"), 0.14), wall, mix(wall, colour("#ffffff"), 0.25)], bottom=floor
    )
    wood = colour("#a87b52")
    canvas.gradient([mix(wood, colour("#000000"), 0.22), wood], top=floor)
    for board in range(-6, 20):
        canvas.line(
            [(600 + (board * 100 - 650) * 0.5, floor), (board * 100 - 50, HEIGHT)],
            mix(wood, colour("#3c2a1c"), 0.3),
            width=2,
        )
    return wall


def window(
    canvas: Canvas, x: float, y: float, mood: Mood, *, width: float = 220, height: float = 270
) -> None:
    """A window with the season outside."""
    canvas.rectangle(x - 14, y - 14, x + width + 14, y + height + 14, colour("#f7f2e8"))
    for share, tone in ((0, mood.sky[0]), (0.34, mood.sky[1]), (0.6, mood.sky[2])):
        canvas.rectangle(x, y + height * share, x + width, y + height, tone)
    canvas.rectangle(x, y + height * 0.72, x + width, y + height, mood.land[1])
    for bush in range(4):
        canvas.ellipse(
            x + width * (0.14 + bush * 0.24),
            y + height * 0.76,
            width * 0.22,
            width * 0.22,
            canvas.random.choice(mood.leaves),
        )
    canvas.rectangle(x, y + height * 0.86, x + width, y + height, mood.land[3])
    canvas.rectangle(x + width / 2 - 5, y, x + width / 2 + 5, y + height, colour("#f7f2e8"))
    canvas.rectangle(x, y + height * 0.42, x + width, y + height * 0.42 + 9, colour("#f7f2e8"))


def lamp(canvas: Canvas, x: float, y: float, tone: str) -> None:
    canvas.line([(x, 0), (x, y)], colour("#4b4038"), width=3)
    canvas.glow(x, y + 50, 520, colour("#ffe2a6"), strength=0.5)
    canvas.polygon([(x - 26, y), (x + 26, y), (x + 74, y + 56), (x - 74, y + 56)], colour(tone))
    canvas.ellipse(x, y + 56, 148, 20, colour("#fff1c8"))


def books(canvas: Canvas, mood: Mood) -> None:
    room(canvas, floor=690)
    random = canvas.random
    wood = colour(random.choice(("#7d5638", "#8d6846", "#6b4a36")))
    for left, right in ((40, 440), (760, 1160)):
        canvas.rectangle(left - 14, 70, right + 14, 700, mix(wood, colour("#000000"), 0.2))
        for shelf in range(4):
            top = 88 + shelf * 152
            canvas.rectangle(left, top, right, top + 138, mix(wood, colour("#20140c"), 0.45))
            _spines(canvas, left + 6, right - 6, top + 138)
            canvas.rectangle(left - 14, top + 138, right + 14, top + 152, wood)
    window(canvas, 490, 130, mood)
    lamp(canvas, 600, 40, random.choice(("#3f7a5a", "#a63c32", "#2f5f8a")))
    chair = colour(random.choice(("#b5563e", "#3f7a6a", "#d0963a")))
    canvas.rectangle(490, 500, 710, 690, mix(chair, colour("#000000"), 0.12), round_by=40)
    canvas.rectangle(460, 570, 520, 700, chair, round_by=26)
    canvas.rectangle(680, 570, 740, 700, chair, round_by=26)
    canvas.rectangle(505, 600, 695, 670, mix(chair, colour("#ffffff"), 0.15), round_by=22)
    canvas.polygon(
        [(545, 604), (600, 592), (655, 604), (655, 574), (600, 562), (545, 574)], colour("#fbf7ec")
    )
    canvas.line([(600, 562), (600, 592)], colour("#b9ad98"), width=3)


def _spines(canvas: Canvas, left: float, right: float, bottom: float) -> None:
    random = canvas.random
    x = left
    while x < right - 34:
        width, height = random.uniform(15, 32), random.uniform(84, 126)
        tone = colour(random.choice(_SPINES))
        canvas.rectangle(x, bottom - height, x + width, bottom, tone, round_by=2)
        canvas.rectangle(
            x, bottom - height * 0.82, x + width, bottom - height * 0.76, mix(tone, colour("#ffffff"), 0.45)
        )
        x += width + random.choice((1, 1, 2, 12))


def bakery(canvas: Canvas, mood: Mood) -> None:
    room(canvas, floor=620)
    random = canvas.random
    window(canvas, 80, 110, mood, width=240, height=240)
    for shelf, top in enumerate((230, 370)):
        canvas.rectangle(420, top, 1130, top + 16, colour("#8d6846"))
        for step in range(6):
            _loaf(canvas, 485 + step * 116, top - 26, 96 - shelf * 8)
    lamp(canvas, 560, 20, "#3b4450")
    lamp(canvas, 960, 20, "#3b4450")
    canvas.rectangle(0, 560, WIDTH, HEIGHT, colour("#7a5539"))
    canvas.rectangle(0, 540, WIDTH, 574, colour("#c99c6a"))
    for board in range(0, WIDTH, 150):
        canvas.rectangle(board + 12, 600, board + 138, 780, colour("#8a6243"), round_by=6)
    for step in range(5):
        _loaf(canvas, 120 + step * 118, 508, 112)
    canvas.polygon([(730, 540), (760, 470), (1110, 470), (1140, 540)], colour("#b98a56"))
    for _ in range(18):
        x, y = random.uniform(770, 1100), random.uniform(440, 480)
        canvas.ellipse(x, y, 66, 46, mix(colour("#d9974a"), colour("#8f5526"), random.random() * 0.6))
        canvas.line([(x - 16, y - 6), (x + 16, y + 2)], colour("#f3d9a4"), width=3)


def _loaf(canvas: Canvas, x: float, y: float, size: float) -> None:
    tone = mix(colour("#d39a55"), colour("#8a4f25"), canvas.random.uniform(0, 0.7))
    canvas.ellipse(x, y, size, size * 0.58, tone)
    canvas.rectangle(x - size * 0.46, y, x + size * 0.46, y + size * 0.26, tone, round_by=size * 0.1)
    for cut in (-0.22, 0, 0.22):
        canvas.line(
            [(x + size * (cut - 0.07), y + size * 0.08), (x + size * (cut + 0.07), y - size * 0.18)],
            colour("#f2ddb0"),
            width=4,
        )


def cafe(canvas: Canvas, mood: Mood) -> None:
    room(canvas, floor=600)
    random = canvas.random
    for x in (110, 490, 870):
        window(canvas, x, 110, mood, height=300)
    lamp(canvas, random.choice((410, 790)), 10, random.choice(("#a63c32", "#3f7a5a", "#d5a23c")))
    canvas.ellipse(600, 700, 1000, 190, colour("#6b4a36"))
    canvas.ellipse(600, 686, 1000, 190, colour("#a9774d"))
    for x, tone in ((410, "#f7f4ec"), (800, "#dfeaf0")):
        canvas.ellipse(x, 700, 210, 46, mix(colour(tone), colour("#000000"), 0.12))
        canvas.ellipse(x, 692, 200, 42, colour(tone))
        canvas.polygon([(x - 64, 590), (x + 64, 590), (x + 46, 686), (x - 46, 686)], colour(tone))
        canvas.ellipse(x, 686, 92, 22, colour(tone))
        canvas.ring(x + 70, 628, 54, colour(tone), width=11)
        canvas.ellipse(x, 590, 128, 32, mix(colour(tone), colour("#000000"), 0.1))
        canvas.ellipse(x, 592, 112, 24, colour("#6d4426"))
        for curl in (-18, 16):
            path = [(x + curl + 9 * sin(step / 3), 566 - step * 9) for step in range(9)]
            canvas.line(path, colour("#fdfaf3"), width=4)
    canvas.polygon([(545, 700), (600, 610), (668, 690), (652, 724), (560, 730)], colour("#e9b35f"))
    canvas.polygon([(545, 700), (600, 610), (606, 628), (556, 712)], colour("#fbe9c8"))
    canvas.ellipse(602, 604, 26, 26, colour("#c4302b"))
    vase = colour(random.choice(("#3f6f8a", "#7a4a6a", "#5d8a5a")))
    canvas.rectangle(968, 560, 1012, 676, vase, round_by=16)
    for stalk in range(5):
        angle = (stalk - 2) * 0.32
        tip = (990 + 120 * sin(angle), 470 + 26 * abs(stalk - 2))
        canvas.line([(990, 566), tip], colour("#4d7d46"), width=4)
        canvas.ellipse(*tip, 40, 40, mood.tint(random.choice(("#e5533d", "#f3b93f", "#d96ba0", "#f4f0e6"))))


def workshop(canvas: Canvas, mood: Mood) -> None:
    room(canvas, floor=620)
    random = canvas.random
    window(canvas, 90, 110, mood, width=250, height=260)
    canvas.rectangle(430, 110, 1130, 430, colour("#8d6846"), round_by=8)
    steel, grip = colour("#9aa3ab"), colour(random.choice(("#c8402f", "#2f6aa8", "#e09a2b")))
    for step in range(5):
        _tool(canvas, 500 + step * 135, 160, step, steel, grip)
    canvas.rectangle(0, 590, WIDTH, 640, colour("#c39a6b"))
    canvas.rectangle(0, 640, WIDTH, HEIGHT, colour("#7a5539"))
    for drawer in range(5):
        canvas.rectangle(30 + drawer * 236, 668, 230 + drawer * 236, 776, colour("#8a6243"), round_by=6)
        canvas.ellipse(130 + drawer * 236, 716, 22, 22, colour("#e0c48c"))
    x = random.uniform(430, 620)
    canvas.rectangle(x, 470, x + 200, 592, mix(grip, colour("#ffffff"), 0.2), round_by=18)
    canvas.ellipse(x + 70, 530, 84, 84, colour("#f7f2e6"))
    canvas.ellipse(x + 70, 530, 40, 40, colour("#50565c"))
    for slot in range(5):
        canvas.line([(x + 130, 500 + slot * 15), (x + 184, 500 + slot * 15)], colour("#f7f2e6"), width=4)
    canvas.line([(x + 180, 470), (x + 230, 380)], steel, width=5)
    for chip in range(12):
        canvas.ring(760 + chip * 30, 584 + random.uniform(-4, 4), 18, colour("#e6c48f"), width=4)


def _tool(canvas: Canvas, x: float, y: float, kind: int, steel: Colour, grip: Colour) -> None:
    match kind:
        case 0:
            canvas.rectangle(x - 8, y + 40, x + 8, y + 220, colour("#d2a873"), round_by=6)
            canvas.rectangle(x - 46, y, x + 40, y + 44, steel, round_by=8)
        case 1:
            canvas.polygon([(x - 16, y), (x + 16, y), (x + 44, y + 150), (x - 44, y + 150)], steel)
            canvas.rectangle(x - 34, y + 150, x + 34, y + 220, grip, round_by=18)
        case 2:
            canvas.rectangle(x - 12, y + 40, x + 12, y + 220, steel, round_by=10)
            canvas.ring(x, y + 26, 66, steel, width=16)
        case 3:
            canvas.rectangle(x - 6, y, x + 6, y + 120, steel)
            canvas.rectangle(x - 18, y + 116, x + 18, y + 220, grip, round_by=14)
        case _:
            for side in (-1, 1):
                canvas.line([(x + side * 6, y + 60), (x + side * 34, y + 220)], grip, width=17)
                canvas.line([(x + side * 18, y), (x - side * 4, y + 80)], steel, width=13)


def meeting(canvas: Canvas, mood: Mood) -> None:
    """People round a table, seen from the front."""
    room(canvas, floor=560)
    random = canvas.random
    window(canvas, 120, 90, mood)
    window(canvas, 860, 90, mood)
    canvas.rectangle(440, 100, 760, 320, colour("#fbfaf6"), round_by=6)
    for row in range(4):
        wide = random.uniform(120, 250)
        canvas.rectangle(
            470, 138 + row * 42, 470 + wide, 150 + row * 42, colour(random.choice(_SPINES)), round_by=5
        )
    for step in range(7):
        _sitter(canvas, 120 + step * 160 + random.uniform(-10, 10), 600)
    canvas.polygon([(60, 600), (1140, 600), (1260, HEIGHT), (-60, HEIGHT)], colour("#b98a5c"))
    canvas.polygon([(60, 600), (1140, 600), (1146, 614), (54, 614)], colour("#d6ac7d"))
    for step in range(6):
        x = 150 + step * 180
        canvas.polygon([(x, 660), (x + 90, 656), (x + 100, 712), (x - 6, 716)], colour("#fbf8ef"))
        canvas.ellipse(x + 130, 680, 40, 20, colour("#e8e2d4"))
        canvas.rectangle(x + 112, 650, x + 148, 682, colour("#f4efe4"), round_by=6)


def _sitter(canvas: Canvas, x: float, y: float) -> None:
    random = canvas.random
    shirt = colour(
        random.choice(("#3b5b8c", "#b8483a", "#5a7d4f", "#d9a03c", "#6d5583", "#46717c", "#a8a294"))
    )
    skin = colour(random.choice(("#f0c9a6", "#d9a679", "#a8734f", "#f4d7bd")))
    hair = colour(random.choice(("#3a2a20", "#8a5a2f", "#c9a15a", "#9b9ba0", "#221d1f")))
    canvas.rectangle(x - 62, y - 112, x + 62, y + 40, shirt, round_by=44)
    canvas.rectangle(x - 17, y - 140, x + 17, y - 92, mix(skin, colour("#000000"), 0.08))
    canvas.ellipse(x, y - 168, 84, 96, hair)
    canvas.ellipse(x, y - 158, 72, 82, skin)
    canvas.ellipse(x - 14, y - 162, 7, 7, colour("#2c2724"))
    canvas.ellipse(x + 14, y - 162, 7, 7, colour("#2c2724"))
    smile = [(x - 13 + step * 3.25, y - 140 + 5 * sin(step / 8 * pi)) for step in range(9)]
    canvas.line(smile, colour("#9c4a3f"), width=3)
