"""Tables with links: an address stays an address, text of a page stays text."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_charts import PAGES

from helpers import case
from helpers.audit import Audit
from helpers.notebook import links, outside
from helpers.notebook.links import Link


def opened(path, out):
    return Audit(
        case.check_parameters(
            report=path,
            published="",
            about=5.0,
            rounding="any",
            over="loose",
            unusual_below=0.05,
            out=str(out),
        )
    )


def test_a_table_leads_to_its_sources():
    rows = pd.DataFrame({"row": ["r01"], "source": [Link("A filing", "https://a.example/b?c=d&e=f")]})
    assert "[A filing](https://a.example/b?c=d&e=f)" in links.markdown(rows)


@given(st.text(), st.text())
def test_no_text_and_no_address_breaks_out_of_its_cell(text, url):
    rows = pd.DataFrame({"one": [text], "two": [Link(text, f"https://a.example/{url}")]})
    line = links.markdown(rows).split("\n")[2:]
    assert len(line) == 1
    bare = line[0].replace("\\|", "")
    assert bare.count("|") == 3
    address = bare.rsplit("](", 1)[1].removesuffix(" |")
    assert address.count(")") == 1 and not set(address) & set(" <>")


@pytest.mark.parametrize("path", PAGES[1:])
def test_a_page_without_reference_rows_says_so_for_each_part_of_the_world(path, tmp_path):
    page = opened(path, tmp_path)
    said = outside.outside_answer(page)
    assert all(sentence in said for sentence in links.NOTHING.values())


def test_the_default_page_is_set_beside_all_three(tmp_path):
    page = opened(PAGES[0], tmp_path)
    assert outside.nothing(page) == []
    assert outside.outside_answer(page).startswith(
        "The page is set beside what 3 companies reported, 10 publishers"
    )
