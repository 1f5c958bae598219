"""The JSON Schema of a brief, generated from the model, for editors."""

from __future__ import annotations

import json

from briefgen.model.brief import Brief


def schema() -> str:
    """JSON Schema draft 2020-12 as text, with the model's descriptions."""
    content = Brief.model_json_schema(by_alias=True)
    content["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    content["title"] = "A briefgen brief"
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
