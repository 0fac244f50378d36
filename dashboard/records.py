"""The nouns of the atlas: what a row of the data package becomes once it has been read and checked.

All records are frozen. Text that exists in both languages is a `Text`; an empty string is "not stated". Codes are text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.quantity import Quantity

LEVELS = ("country", "province", "prefecture", "county", "township", "community", "estate", "grid", "building")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Chinese and in English; either may be empty, never None."""

    zh: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)

    def to(self, lang: str) -> str:
        """The text in `lang` ("zh" or "en"); the other language where this one is empty, so nothing is hidden."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)


class Missing(StrEnum):
    """The seven kinds in which a figure can be absent. A true zero is a value, and says so."""

    NOT_IN_SOURCE = "not_in_source"
    NOT_PUBLISHED = "not_published"
    NOT_APPLICABLE = "not_applicable"
    WITHHELD = "withheld"
    BELOW_SMALLEST_UNIT = "below_smallest_unit"
    TO_BE_VERIFIED = "to_be_verified"
    TRUE_ZERO = "true_zero"


class Precision(StrEnum):
    """How well a place is located, from best to not at all; maps draw each differently."""

    POLYGON = "polygon"
    SURVEYED = "surveyed"
    SUBDISTRICT = "subdistrict"
    ESTIMATE = "estimate"
    PARENT = "parent"
    NONE = "none"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A line (1-based, of the file as it stands) of a source; line 0 means the source as a whole."""

    source_id: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a data package: where it is, what it is, and how to mend it. Row 0 means the whole file."""

    file: str
    row: int
    field: str
    code: str
    cause: Text
    remedy: Text
    severity: str = "error"


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with a data package: a short name, a title, an address."""

    name: str
    title: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A data package as a publication: number, ISO date of issue, publisher; what is empty is not stated."""

    number: str = ""
    issued: str = ""
    publisher: str = ""
    licences: tuple[Licence, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document, or an article inside a compilation, with what limits its use."""

    source_id: str
    parent_id: str
    title: Text
    title_status: str
    publisher: Text
    author: Text
    author_role: Text
    published: str
    kind: str
    script: str
    self_report: str
    breaks_off: bool
    file: str
    line_from: int
    line_to: int
    case_text_chars: int
    noise_lines: str
    reliability: Text


@dataclass(frozen=True, slots=True)
class Locality:
    """A place. `adcode` is six digits of text or empty; `radius_m` is the radius of uncertainty of a located point."""

    locality_id: str
    name: Text
    aliases: tuple[str, ...]
    level: str
    parent_id: str
    adcode: str
    statistical_code: str
    role: str
    anonymised: bool
    lon: float | None
    lat: float | None
    precision: Precision
    radius_m: float | None
    position_method: Text
    citation: Citation | None
    profile: Text = field(default_factory=Text)
    former_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """An agency's own areas or cells, dated; `parent_layer` is empty where they lie in bundled units or nowhere.

    A layer that is not `statutory` shows functional zones. `citation` says where the layer comes from, as do publisher,
    edition, licence and map review number.
    """

    layer_id: str
    name: Text
    level: str
    form: str
    parent_layer: str
    file: str
    datum: str
    valid_from: str
    valid_to: str
    statutory: bool
    publisher: Text
    edition: str
    licence: str
    review_no: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """The definition of a measured quantity; two figures share one only where their sources define them the same.

    `numerator_id` and `denominator_id` are the counts that a rate is made of, empty where no source gives them.
    """

    indicator_id: str
    name: Text
    definition: Text
    unit: str
    value_type: str
    polarity: str
    base: Text
    theme: str
    numerator_id: str = ""
    denominator_id: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure as its source printed it. Only kind "measured" may be mapped, ranked or compared.

    `completeness` is complete, partial (of a part of the place or period only) or empty: not stated.
    """

    observation_id: str
    locality_id: str
    indicator_id: str
    kind: str
    label: Text
    quantity: Quantity | None
    printed: str
    printed_original: str
    period: str
    missing: Missing | None
    surveyor: Text
    doubt: Text
    practice_id: str
    citations: tuple[Citation, ...]
    completeness: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One ordered part of a practice: component, level, step, actor, rule, outcome or honour."""

    part_id: str
    practice_id: str
    part_kind: str
    position: int
    name: Text
    after: tuple[str, ...]
    branch: Text
    role: Text
    observation_id: str
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class ComputedRule:
    """A rule whose number can be worked out. `form` says how the number of `observation_id` acts on what is put in.

    `input_unit` is empty where a date is put in; `part_id` is empty where no part of the practice states the rule.
    """

    rule_id: str
    practice_id: str
    part_id: str
    form: str
    observation_id: str
    input_name: Text
    input_unit: str
    result_name: Text
    condition: Text
    unstated: Text
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Practice:
    """A governance mechanism with its parts; `locality_id` is empty where the source places it nowhere."""

    practice_id: str
    locality_id: str
    name: Text
    status: str
    kind: str
    level: str
    part_of: str
    related: tuple[str, ...]
    unexplained: Text
    citations: tuple[Citation, ...]
    summary: Text = field(default_factory=Text)
    parts: tuple[Part, ...] = ()

    def parts_of(self, part_kind: str) -> tuple[Part, ...]:
        """The parts of one kind, in source order; empty where the source lists none."""
        return tuple(part for part in self.parts if part.part_kind == part_kind)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, result or context that a source states, or a silence: what it leaves unexplained."""

    finding_id: str
    locality_id: str
    kind: str
    text: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One ordered element of a framework."""

    dimension_id: str
    framework_id: str
    position: int
    name: Text
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Framework:
    """An ordered list of dimensions that a document defines."""

    framework_id: str
    name: Text
    note: Text
    citations: tuple[Citation, ...]
    dimensions: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One coder's judgement that a locality shows a dimension: explicit, partial or none (looked for, none found)."""

    evidence_id: str
    locality_id: str
    dimension_id: str
    strength: str
    practice_id: str
    note: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: the Chinese term, its English, the identifier it has in the data, and a note."""

    identifier: str
    name: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Noted:
    """A figure as a scene showed it when it was saved: `key` finds it again, `shown` is what was printed, the rest is
    what it meant. Bounds are plain decimal text, empty where that end is open to infinity.
    """

    key: str
    label: str
    shown: str
    lower: str = ""
    upper: str = ""
    qualifier: str = ""
    unit: str = ""
    missing: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene of a briefing: an address of the atlas (page and query) and the exhibits of it, by key, in order.

    Layouts: exhibits, side, text, title. A scene without a page is text alone. `noted` are the figures that it showed.
    """

    page: str = ""
    query: tuple[tuple[str, str], ...] = ()
    exhibits: tuple[str, ...] = ()
    title: str = ""
    note: str = ""
    speaker_note: str = ""
    layout: str = "exhibits"
    noted: tuple[Noted, ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """An ordered list of scenes, and the data they were saved with. `saved` is an ISO date, empty if never saved;
    `lang` is the language in which the figures were noted then.
    """

    title: str = ""
    scenes: tuple[Scene, ...] = ()
    data_name: str = ""
    data_version: str = ""
    saved: str = ""
    lang: str = ""
