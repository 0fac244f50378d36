"""An exhibit: what a view makes of catalogue and selection, and what screens and files lay out without changing it.

A body is plain data in one of a few shapes; its words are already in the reader's language, its text is unescaped
(each surface escapes on its own way out, see `dashboard.escape`). Every exhibit has a text twin: the same content in
sentences, for screen readers, speaker notes and alternative text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from dashboard.quantity import Interval
from dashboard.records import Citation
from dashboard.selection import Link


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `text` as shown, line by line, `tone` a meaning carried by a mark beside colour, `note` said in words.

    Tones: plain, strong, explicit, partial, none, missing, caution, muted, and beside a benchmark better, worse,
    higher, lower, similar: the text always says the same. `order` is what rows are sorted by: a figure's interval
    (those that may be equal are in no order), a number or a text; None stands last. `trend` are its numbers, oldest
    first. `key` says in a code what the row of a first cell is about, where the row may become a column.
    """

    text: str
    tone: str = "plain"
    note: str = ""
    citations: tuple[Citation, ...] = ()
    link: Link | None = None
    order: Interval | float | str | None = None
    trend: tuple[Reading, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column heading; `unit` is printed in it, `lead` marks the lead locality and stays in sight like the first
    column, `help` is said where the reader points at it. Kinds: text, trend (the cells' trends are drawn). Rows can be
    sorted by a column whose cells have an `order`, and by no other.
    """

    key: str
    title: str
    unit: str = ""
    lead: bool = False
    width: str = "medium"
    kind: str = "text"
    help: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under columns, each row as long as the columns; `reading` tables wrap text, others are long: one
    line a row, in a grid.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    reading: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline figure: its printed form in words of the language, never a bare value, with what limits it."""

    label: str
    text: str
    place: str = ""
    context: str = ""
    caution: str = ""
    citations: tuple[Citation, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Headline figures in a row."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a diagram. Tone: plain, strong, muted, choice (a fork), outcome."""

    key: str
    text: str
    tone: str = "plain"
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two boxes, with the condition of its branch where there is one."""

    tail: str
    head: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and arrows, laid out top to bottom ("TB") or left to right ("LR")."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    direction: str = "TB"


@dataclass(frozen=True, slots=True)
class Card:
    """A practice or document in brief: badges are (word, tone), lines are (heading, text), links (label, where to)."""

    key: str
    title: str
    badges: tuple[tuple[str, str], ...] = ()
    text: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    citations: tuple[Citation, ...] = ()
    link: Link | None = None
    links: tuple[tuple[str, Link], ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards in source order."""

    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a list: the text, what it rests on, where it leads, and a smaller line beneath it."""

    text: str
    detail: str = ""
    tone: str = "plain"
    citations: tuple[Citation, ...] = ()
    link: Link | None = None
    beneath: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs or a list of entries."""

    entries: tuple[Entry, ...]
    bullets: bool = False


MARKS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
PATTERNS = ("hatch", "cross", "dots", "hatch-dots", "back", "lines", "columns", "grid", "rings", "peaks", "valleys")


@dataclass(frozen=True, slots=True)
class Polygons:
    """Areas of one boundary layer. `classes` has one character per area, in layer order or in the order of `only`:
    its place in `MARKS` is an index into `MapScene.styles`. `only` limits the layer to these codes; empty means all.
    `sizes`, where given, draws a circle on each area: its character's place in `MARKS` is the radius in half pixels.
    """

    level: str
    classes: str
    only: tuple[str, ...] = ()
    selectable: bool = False
    sizes: str = ""


@dataclass(frozen=True, slots=True)
class AreaStyle:
    """Fill and line of a class; `pattern` is "" or one of PATTERNS, so that colour never stands alone."""

    fill: str
    line: str = "#8a94a0"
    width: float = 0.6
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A located point: `style` solid, ring (known to `radius_m` metres) or dashed (placed by its parent)."""

    code: str
    label: str
    lon: float
    lat: float
    style: str = "solid"
    radius_m: float = 0.0


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A legend line: `mark` is a style of the scene by its place in MARKS, or solid, ring, dashed, line, or size and a
    radius in half pixels (size24). `also` are further styles that the line stands for.
    """

    mark: str
    text: str
    count: int | None = None
    also: str = ""


@dataclass(frozen=True, slots=True)
class GridCells:
    """The cells of a layer, drawn as squares that the server sums for the scale: `address` below its root, without the
    tile. A square has the class of the mean of its cells: `classes` holds the mark of each class in the order of
    `breaks` (their upper ends), `partly` where cells of it are missing, `missing` where all of them are.

    `bounds` are south, west, north, east; no tile is smaller than those of zoom `deepest`. `sums` says that adding up
    makes sense. `words` are templates that the browser fills: count, sum, mean, ends, value, absent, missing. A file is
    drawn from the values of `indicator_id` in the layer itself.
    """

    address: str
    breaks: tuple[float, ...]
    classes: str
    partly: str
    missing: str
    bounds: tuple[float, float, float, float]
    deepest: int
    sums: bool
    words: Mapping[str, str]
    layer_id: str = ""
    indicator_id: str = ""


@dataclass(frozen=True, slots=True)
class MapScene:
    """A map as data: bounds (south, west, north, east in degrees WGS-84), areas bottom to top, symbols, names.

    `names` gives the label of every selectable code (hover and click), `tips` lines of text under it, `links` where a
    click leads. `labels` are the codes whose names are written on the map: of an area at its anchor (`anchors`:
    longitude, latitude) where given, else in the middle. `dashes` draws the maritime boundary line; `credit` is
    printed on the map. `chosen` is marked on map and legend. `names_at` and `tips_at` are addresses below the root of
    the server, of names and lines by code: for scenes of more places than a message should carry.

    With `panes` the map is several side by side that show one view; the scene is then the first of them, but that its
    legend stands for all. Without a legend each pane has its own, for they are not on one scale.
    """

    bounds: tuple[float, float, float, float]
    polygons: tuple[Polygons, ...]
    styles: tuple[AreaStyle, ...]
    symbols: tuple[Symbol, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    tips: dict[str, tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    anchors: dict[str, tuple[float, float]] = field(default_factory=dict)
    legend: tuple[LegendEntry, ...] = ()
    legend_title: str = ""
    dashes: bool = False
    inset: bool = False
    credit: str = ""
    chosen: str = ""
    names_at: str = ""
    tips_at: str = ""
    grid: GridCells | None = None
    panes: tuple[Pane, ...] = ()


@dataclass(frozen=True, slots=True)
class Pane:
    """One of several maps under its caption; `scene` has no panes of its own."""

    caption: str
    scene: MapScene


@dataclass(frozen=True, slots=True)
class Reading:
    """A number on an axis: as printed, its point value and its ends, in the unit of the axis. None is not known: no
    point value where only bounds are printed, no end where that side is open.
    """

    text: str
    value: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis measures, and in which unit."""

    title: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """One place on a chart: `reading` along the chart's axis, `across` along the second axis of a scatter, `period` the
    end of a slope. Tones: plain, lead, chosen, benchmark, muted (shown, but not comparable, `note` says why).

    `band`: dots of one band may be the same number, band 1 has the highest; 0 is in no order. On a slope the bands are
    those of its two ends. Dots stand in the order in which they are drawn.
    """

    key: str
    label: str
    reading: Reading
    across: Reading | None = None
    period: str = ""
    tone: str = "plain"
    note: str = ""
    citations: tuple[Citation, ...] = ()
    band: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across a chart at a number that belongs to no place: a quartile, with its bounds."""

    label: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Chart:
    """Places by number, bounds drawn. Kinds: dots (a line a place), slope (one period to another), scatter (two
    numbers a place), distribution (all places on one axis, the chosen marked). `missing` names places that have none.
    """

    kind: str
    axis: Axis
    dots: tuple[Dot, ...]
    across: Axis | None = None
    missing: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


Body = Table | Figures | Diagram | Cards | Prose | MapScene | Chart


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What is shown: a title, a body, its text twin, notes, what it rests on, and the same content as tidy data.

    `data` has one row per figure or judgement with machine-readable columns (ids, printed form, value, bounds,
    qualifier, unit, missing kind, source, line); None where the exhibit holds no data of its own.
    """

    key: str
    title: str
    body: Body
    lead: str = ""
    twin: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    data: pd.DataFrame | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """A scene of a briefing made ready: exhibits as on the screen, the note below them, what the speaker says.

    Layouts: exhibits (all below one another), side (two beside one another), text (the note alone), title.
    `address` opens the same state on the screen, below the root of the server; `problem` says why nothing is shown.
    """

    title: str
    exhibits: tuple[Exhibit, ...] = ()
    note: str = ""
    speaker_note: str = ""
    layout: str = "exhibits"
    address: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A briefing in one language, made from one version of the data. `dated` is an ISO date that the caller gives, so
    that the same input makes the same bytes.
    """

    title: str
    slides: tuple[Slide, ...]
    lang: str
    data_title: str
    data_version: str
    dated: str
    subtitle: str = ""
