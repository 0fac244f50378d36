"""What like places can be sought by: the features on offer, their weights, and the places that may be alike."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.likeness import Feature, comparable, features
from dashboard.catalogue import Catalogue
from dashboard.records import Locality
from dashboard.selection import LIKENESS, Link, Selection, weighted
from dashboard.views import comparison
from dashboard.views.comparison import Labelled
from dashboard.wording import Wording, wording

WEIGHTS = (1, 2, 3)


def candidates(catalogue: Catalogue, selection: Selection) -> tuple[Locality, ...]:
    """The cases, and other places that something is coded of; the same whatever is compared already."""
    codes = comparison.choices(catalogue, replace(selection, localities=()))
    return tuple(catalogue.localities[code] for code in codes)


def feature_choices(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """The features that can be chosen, each as the address spells it; those chosen keep their weight.

    Of the indicators only those in which the lead can be compared with another place.
    """
    lead = comparison.lead(catalogue, selection)
    places = candidates(catalogue, selection)
    usable = [
        f"indicator.{entry.indicator_id}"
        for entry in catalogue.records.indicators
        if lead and comparable(catalogue, lead, places, entry)
    ]
    codes = (*LIKENESS, *(f"framework.{code}" for code in catalogue.frameworks), *usable)
    spelt = {weighted(feature)[0]: feature for feature in selection.features}
    return tuple(dict.fromkeys((*(spelt.get(code, code) for code in codes), *selection.features)))


def feature_name(catalogue: Catalogue, selection: Selection, feature: str) -> str:
    """A feature in a list to choose from, with its weight."""
    return weighted_name(catalogue, features((feature,))[0], wording(selection.lang))


def weights(catalogue: Catalogue, selection: Selection) -> tuple[Labelled, ...]:
    """For every chosen feature, links that give it another weight."""
    words = wording(selection.lang)
    return tuple(
        (weighted_name(catalogue, replace(entry, weight=weight), words), _reweighted(selection, at, entry, weight))
        for at, entry in enumerate(features(selection.features))
        for weight in WEIGHTS
        if weight != entry.weight
    )


def _reweighted(selection: Selection, at: int, feature: Feature, weight: int) -> Link:
    spelt = feature.code if weight == 1 else f"{feature.code}:{weight}"
    chosen = (*selection.features[:at], spelt, *selection.features[at + 1 :])
    return selection.link("comparison", features=chosen)


def feature_words(catalogue: Catalogue, feature: Feature, words: Wording) -> str:
    """A feature in words."""
    if feature.kind == "framework":
        return words("peers.framework", framework=words.text(catalogue.frameworks[feature.of].name))
    if feature.kind == "indicator":
        return words.text(catalogue.indicators[feature.of].name)
    return words(f"peers.{feature.code}")


def weighted_name(catalogue: Catalogue, feature: Feature, words: Wording) -> str:
    """A feature in words, with its weight."""
    return words("peers.weighted", feature=feature_words(catalogue, feature, words), weight=feature.weight)
