"""Unit words and the codes they stand for."""

from __future__ import annotations

from dashboard.quantity.script import fold

UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "percent": ("%", "percent", "per cent", "pct"),
    "percentage_point": ("个百分点", "百分点", "percentage point", "percentage points"),
    "person": ("人", "名", "位", "person", "persons", "people", "residents", "volunteers", "members"),
    "person_time": ("人次", "participation", "participations"),
    "household": ("户", "household", "households"),
    "grid": ("个网格", "网格", "grid", "grids", "grid cells"),
    "org": (
        *("家", "个组织", "个社会组织", "个社团组织", "个社团", "家社会组织", "organisation", "organisations"),
        *("organization", "organizations", "associations", "enterprises"),
    ),
    "team": ("支", "支队伍", "支专业队伍", "team", "teams"),
    "unit": (
        *("镇", "乡", "街道", "个镇", "个乡", "个街道", "个乡镇", "个街乡", "个街乡镇", "乡镇", "街乡", "街乡镇"),
        *("towns", "townships", "subdistricts", "units", "township-level unit", "township-level units"),
    ),
    "platform": ("个平台", "大平台", "平台", "platform", "platforms"),
    "level": ("级", "个层级", "个层次", "level", "levels"),
    "item": ("个", "项", "件", "条", "种", "类", "处", "所", "座", "张", "份", "item", "items"),
    "time": ("次", "场次", "time", "times"),
    "fold": ("倍", "fold", "-fold"),
    "year": ("年", "周年", "year", "years"),
    "month": ("个月", "month", "months"),
    "week": ("周", "个星期", "星期", "week", "weeks"),
    "day": ("天", "日", "day", "days"),
    "working_day": ("个工作日", "工作日", "working day", "working days"),
    "hour": ("小时", "个小时", "hour", "hours"),
    "minute": ("分钟", "minute", "minutes"),
    "cny": ("元", "元人民币", "yuan", "cny"),
    "km2": ("平方公里", "平方千米", "square kilometre", "square kilometres", "km²"),
    "m2": ("平方米", "square metre", "square metres", "m²"),
    "km": ("公里", "kilometre", "kilometres", "km"),
    "mu": ("亩", "mu"),
}
UNIT_OF: dict[str, str] = {fold(word): unit for unit, words in UNIT_WORDS.items() for word in words}
# 两个多月, 三个半小时: 个 before 多 or 半 is half of a longer unit word
SPLIT_BY_GE: dict[str, str] = {word[1:]: unit for word, unit in UNIT_OF.items() if word[0] == "个" and len(word) > 1}
