#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""validate_answers.py DOCUMENT ANSWERS: checks recorded answers against an OpenAPI 3.1 document.

ANSWERS holds one JSON object per line: {"method", "path" (the document's template), "status", "content_type", "body"}.
Prints what does not fit, and fails if anything does not.
"""
import json
import sys

import jsonschema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        document = json.load(file)
    problems = check_document(document)
    covered = set()
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            answer = json.loads(line)
            if answer["method"] == "HEAD":
                answer["method"] = "GET"  # the same, without its body
            covered.add((answer["method"].lower(), answer["path"]))
            problems += check_answer(document, answer)
    for path, item in document["paths"].items():
        for method in item:
            if (method, path) not in covered:
                problems.append(f"{method.upper()} {path}: was never called")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def check_document(document):
    problems = []
    for name, schema in document["components"]["schemas"].items():
        try:
            jsonschema.Draft202012Validator.check_schema(schema)
        except jsonschema.SchemaError as error:
            problems.append(f"schema {name}: {error.message}")
    ids = [op["operationId"] for item in document["paths"].values() for op in item.values()]
    problems += [f"operationId {one} stands for two operations" for one in set(ids) if ids.count(one) > 1]
    for path, item in document["paths"].items():
        for method, operation in item.items():
            named = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
            meant = {part[1:-1] for part in path.split("/") if part.startswith("{")}
            if named != meant:
                problems.append(f"{method} {path}: its path parameters are {meant}, the document says {named}")
    return problems


def resolve(document, node):
    while "$ref" in node:
        place = document
        for step in node["$ref"].lstrip("#/").split("/"):
            place = place[step]
        node = place
    return node


def check_answer(document, answer):
    name = f"{answer['method']} {answer['path']} -> {answer['status']}"
    operation = document["paths"].get(answer["path"], {}).get(answer["method"].lower())
    if operation is None:
        return [f"{name}: the document does not have it"]
    responses = operation["responses"]
    status = str(answer["status"])
    if status not in responses and answer["status"] < 400:
        return [f"{name}: the document has no such success"]
    content = resolve(document, responses.get(status, responses["default"])).get("content", {})
    sent = answer["content_type"].split(";")[0].strip()
    if not content:
        return [f"{name}: has a body that the document does not have"] if answer["body"] else []
    if answer["status"] == 304:
        return []
    if sent not in content and not any(kind.endswith("/*") and sent.startswith(kind[:-1]) for kind in content):
        return [f"{name}: is {sent or 'nothing'}, the document says {', '.join(content)}"]
    schema = content.get(sent, {}).get("schema")
    if schema is None or "json" not in sent:
        return []
    whole = dict(schema, components=document["components"])
    validator = jsonschema.Draft202012Validator(whole, format_checker=jsonschema.FormatChecker())
    body = json.loads(answer["body"])
    return [f"{name}: {'/'.join(map(str, error.path))}: {error.message[:300]}" for error in validator.iter_errors(body)]


if __name__ == "__main__":
    sys.exit(main())
