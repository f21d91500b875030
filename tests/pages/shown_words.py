"""All that a page sends to the browser, as text: words, tables, charts, cards and choices."""

import re
from collections.abc import Iterator

from google.protobuf import text_format
from streamlit.testing.v1 import AppTest

ESCAPED = re.compile(r"\\+u([0-9a-f]{4})")
KEYS = re.compile(r'\\+"\w+\\+":')  # what a message calls its parts, which nobody reads


def shown_words(test: AppTest) -> Iterator[str]:
    """One text per element; of tables what is shown, without the names of their columns."""
    for element in test._tree:
        if element.type == "arrow_data_frame":
            yield element.value.to_csv(header=False)
            yield KEYS.sub("", element.proto.columns)
        elif getattr(element, "proto", None) is not None:
            sent = text_format.MessageToString(element.proto, as_utf8=True)
            plain = ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), sent)
            yield KEYS.sub("", plain)
