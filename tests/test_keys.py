"""How names are read, and which Traditional characters stand for theirs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gbakg.cards import cards
from gbakg.model import Fact, Name, Words
from gbakg.networks import Network, Node, network
from gbakg.page.keys import HAN, keys, reading, traditional
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import SKOS
from tests.page.page import VIEWS


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("重庆", "chong qing"),
        ("厦门大学", "xia men da xue"),
        ("中国银行广西分行", "zhong guo yin hang guang xi fen hang"),
        ("行政长官", "xing zheng zhang guan"),
        ("长沙", "chang sha"),
        ("西藏", "xi zang"),
        ("番禺", "pan yu"),
        ("音乐厅", "yin yue ting"),
        ("会计", "kuai ji"),
        ("氹仔", "dang zai"),
        ("香港尖沙咀", "xiang gang jian sha zui"),
        ("长三角与珠三角", "chang san jiao yu zhu san jiao"),
        ("都安", "du an"),
        ("女子", "nv zi"),
    ],
)
def test_a_phrase_is_read_as_a_whole(name: str, read: str) -> None:
    assert reading(name) == read


@pytest.fixture(scope="module")
def readings(source: EmbeddedSource) -> dict[str, str]:
    found: dict[str, str] = keys([network(source, view) for view in VIEWS], cards(source))["readings"]
    return found


@pytest.mark.parametrize(
    ("part", "read"),
    [
        ("华大基因", "hua da ji yin"),
        ("重点", "zhong dian"),
        ("重大", "zhong da"),
        ("中心", "zhong xin"),
        ("会议", "hui yi"),
        ("管委会会谈", "guan wei hui hui tan"),
        ("行动", "xing dong"),
        ("试行", "shi xing"),
        ("先行", "xian xing"),
        ("银环蛇", "yin huan she"),
        ("珠三角", "zhu san jiao"),
        ("区域", "qu yu"),
        ("染色体测序", "ran se ti ce xu"),
        ("体系", "ti xi"),
        ("教育厅", "jiao yu ting"),
        ("传统", "chuan tong"),
        ("转移", "zhuan yi"),
        ("转型", "zhuan xing"),
        ("成为", "cheng wei"),
        ("单位", "dan wei"),
        ("分享", "fen xiang"),
        ("检定", "jian ding"),
        ("合作圈", "he zuo quan"),
        ("牵头的", "qian tou de"),
        ("飞地", "fei di"),
        ("联合", "lian he"),
        ("发展战略", "fa zhan zhan lve"),
        ("铝产业", "lv chan ye"),
        ("种质", "zhong zhi"),
        ("浸会", "jin hui"),
        ("东莞", "dong guan"),
        ("召开", "zhao kai"),
        ("倾斜", "qing xie"),
        ("拨付", "bo fu"),
    ],
)
def test_the_shipped_names_are_read_rightly(readings: dict[str, str], part: str, read: str) -> None:
    """Every name was read through by eye; these are the words in them that could go wrong."""
    found = [name for name in readings if part in name]
    assert found
    for name in found:
        start = len(HAN.findall(name[: name.index(part)]))
        assert readings[name].split(" ")[start : start + len(part)] == read.split(" "), name


def test_every_chinese_name_has_a_syllable_for_each_character(source: EmbeddedSource, readings: dict[str, str]) -> None:
    labels = {node.label for node in network(source, "full").nodes}
    assert labels | {"华大基因", "自治区科技厅", "大湾区", "粤"} <= readings.keys()
    for name, read in readings.items():
        assert len(read.split(" ")) == len(HAN.findall(name)), name
        assert "" not in read.split(" "), name


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("", ""),
        ("BGI", ""),
        ("😀华大👩‍🔬", "hua da"),
        ("龘𠀀\U000323af", "da he "),
        ("中国—东盟（STS）", "zhong guo dong meng"),
        ("㈱\uf900", "zhu qi"),
        ("</script>长", "zhang"),
    ],
)
def test_odd_names(name: str, read: str) -> None:
    assert reading(name) == read


def test_a_name_of_ten_thousand_characters() -> None:
    assert reading("中国银行" * 2500) == " ".join(["zhong guo yin hang"] * 2500)


@pytest.mark.parametrize(
    ("simple", "forms"),
    [
        ("华大基因", "華"),
        ("里", "裡裏"),
        ("台", "臺檯枱"),
        ("澳门", "門"),
        ("广西", "廣"),
        ("药", "藥"),
        ("卫", "衛衞"),
        ("着", "著"),
        ("为", "為爲"),
        ("说", "說説"),
        ("线", "線綫"),
    ],
)
def test_forms_of_hong_kong_and_taiwan(simple: str, forms: str) -> None:
    assert set(forms) <= set("".join(traditional(simple).values()))


def test_only_characters_of_the_names_have_forms(readings: dict[str, str], source: EmbeddedSource) -> None:
    found = keys([network(source, "full")], {})["traditional"]
    assert set(found) <= set("".join(readings))
    assert traditional("abc") == {}
    assert traditional("華") == {"华": "華"}, "a name in Traditional characters is found by Simplified ones as well"


def test_labels_and_alternatives_in_all_languages_have_keys(source: EmbeddedSource) -> None:
    node = Node("x:a", "organization", "Company", "Acme", "澳門大學")
    card = next(iter(cards(source).values()))
    fact = Fact(Name(SKOS + "altLabel", Words("又名", "also")), (Name("", Words("甲", "乙")),))
    found = keys([Network("partnerships", (node,), ())], {"x:a": replace(card, facts=(fact,))})
    assert found["readings"] == {"澳門大學": "ao men da xue", "甲": "jia", "乙": "yi"}
    assert "門" in found["traditional"]["门"]


def test_the_same_names_give_the_same_keys(source: EmbeddedSource) -> None:
    networks = [network(source, view) for view in VIEWS]
    one, other = (json.dumps(keys(views, {}), ensure_ascii=False) for views in (networks, networks[::-1]))
    assert one == other
