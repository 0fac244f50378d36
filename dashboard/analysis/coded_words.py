"""What a coded part is, told by its words: stages of a common loop, who organises, incentives, platforms.

A stated rule, so that anyone can repeat it. Words are sought in the Chinese name, else in the English one; where the
name has none, in the role. Where words overlap the longest counts (跟踪落实 is assessment, 落实 alone is handling). A
part may have words of several stages and then stands in each; one that has none is listed as such, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.records import Part, Text
from dashboard.selection import LOOP_STAGES

ELSEWHERE = "elsewhere"
STAGE_WORDS: Mapping[str, tuple[str, ...]] = {
    "receive": (
        *(
            "受理",
            "接听",
            "接件",
            "接待",
            "来电",
            "拨打",
            "反映",
            "倾听",
            "收集",
            "登记",
            "排查",
            "巡查",
            "发现",
            "上报",
        ),
        *("receive", "accept", "answer", "collect", "find", "report", "register", "inspect", "hear", "request made"),
    ),
    "dispatch": (
        *(
            "转接",
            "转办",
            "交办",
            "派件",
            "派单",
            "派发",
            "派遣",
            "分派",
            "分拣",
            "分类",
            "分流",
            "分解",
            "下放",
            "流转",
        ),
        *("筛选", "梳理", "交由", "调度", "报上级", "dispatch", "transfer", "sort", "route", "assign", "pass on"),
    ),
    "handle": (
        *(
            "办理",
            "处理",
            "处置",
            "解决",
            "落实",
            "办公",
            "审批",
            "整治",
            "整改",
            "化解",
            "调解",
            "协商",
            "协调",
            "提供",
        ),
        *("购买", "承接", "handle", "handling", "deal", "solve", "settle", "remove", "removing", "approve", "mediat"),
        "provide",
    ),
    "feed_back": (
        *(
            "反馈",
            "答复",
            "回复",
            "回访",
            "回应",
            "出件",
            "告知",
            "feedback",
            "feed back",
            "reply",
            "replies",
            "ask back",
        ),
        "issue of the result",
    ),
    "assess": (
        *("考核", "考评", "评价", "评议", "测评", "督办", "督查", "跟踪", "跟踪落实", "验收", "问责", "通报"),
        *("assess", "evaluat", "supervis", "tracking", "rate the"),
    ),
}
ORGANISES = (
    *("牵头", "领导", "统筹", "主导", "引领", "组建", "主管", "主办", "安排", "推动", "推广", "部署"),
    *("组织协商", "组织群众", "组织开展", "组织实施", "组织召开"),  # alone it is mostly the noun
    *("lead", "organises", "organizes", "arrange", "steer", "coordinat"),
)
# whom others lead organises nothing; nor does one who only leads thought
NOT_ORGANISING = ("被", "受", "对象", "党建引领", "引领思想", "is led", "are led", "led by", "assessed")
INCENTIVE = (
    *("奖", "积分", "表扬", "表彰", "补贴", "补助", "激励", "绩效", "评优", "优惠", "选拔", "取消协议", "追究", "问责"),
    *("处罚", "惩", "reward", "bonus", "credit", "points", "commend", "incentive", "subsid", "penalt"),
)
PLATFORM = (
    *("平台", "热线", "信箱", "窗口", "网站", "微信", "小程序", "信息系统", "办公系统", "服务中心", "指挥室"),
    *("platform", "hotline", "mailbox", "website", "service centre", "command room"),
)


def stages(part: Part) -> tuple[str, ...]:
    """The stages of the common loop that a step names, in their order; "elsewhere" alone where it names none."""
    for text in (part.name, part.role):
        words = set(_words(text, tuple(word for group in STAGE_WORDS.values() for word in group)))
        if words:
            return tuple(stage for stage in LOOP_STAGES if words.intersection(STAGE_WORDS[stage]))
    return (ELSEWHERE,)


def organises(actor: Part) -> bool:
    """Whether the role of an actor says that it leads or organises, and not that it is led."""
    return bool(_words(actor.role, ORGANISES)) and not _words(actor.role, NOT_ORGANISING)


def is_incentive(text: Text) -> bool:
    """Whether a name tells of reward, credits, commendation, or a consequence of bad results."""
    return bool(_words(text, INCENTIVE))


def is_platform(text: Text) -> bool:
    """Whether a name tells of a platform, hotline, window or system."""
    return bool(_words(text, PLATFORM))


def _words(text: Text, sought: Sequence[str]) -> list[str]:
    return [found.lower() for found in _finder(tuple(sought)).findall(text.zh or text.en)]


@cache
def _finder(sought: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first; English ones from the start of a word."""
    ordered = sorted(sought, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{re.escape(word)}" if word.isascii() else word for word in ordered), re.IGNORECASE)
