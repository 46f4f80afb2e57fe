#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""generated_requests.py URL [--count N] [--seed S] [--workers W]: a server against its own OpenAPI document.

Makes requests from the document: every operation with right, wrong, missing, doubled, unknown, huge and boundary values
in path, query, headers and body. No answer may be a 5xx but 501 and 503 (and 502 where an outside service is asked), and
each must fit the document. The same seed makes the same requests. Prints what does not fit, and fails if anything does not.
"""
import argparse
import collections
import concurrent.futures
import functools
import gzip
import http.client
import json
import random
import sys
import urllib.parse

import jsonschema

from validate_answers import resolve

TEXTS = ["", " ", "a", "0", "-1", "é", "君の名は", "\u0000", "a\nb", "%", "'; --", "\"", "[REC]", "a|b", "{x}", "null", "true",
         "x" * 64, "x" * 65, "x" * 300, "x" * 5000, "\ud7ff", "🎬" * 50, "../../etc/passwd", "1e999", "NaN", "٣"]
NUMBERS = [0, 1, 2, -1, 5, 10, 11, 55, 199, 200, 201, 999, 1000, 1001, 2**31 - 1, 2**31, -2**31 - 1, 2**53, 2**63 - 1, 2**63,
           -2**63, 10**30, 1.5, 4.0, -0.0]
INSTANTS = ["2024-01-15", "2024-01-15T10:00:00Z", "2024-01-15T10:00:00+01:00", "2024-02-30T00:00:00Z", "1887-12-31T00:00:00Z",
            "9999-12-31T23:59:59Z", "1970-01-01T00:00:00.000Z", "unknown", "now", "0000-00-00", "2024-01-15T25:00:00Z"]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"]
TYPES = ["application/json", "application/json; charset=utf-8", "text/plain", "application/zip", "multipart/form-data; boundary=x",
         "multipart/form-data", "application/octet-stream", "", "x"]
# It would end the sessions, or lead the server to another account; both have tests of their own.
LEFT_OUT = {("put", "/api/password")}


class Made:
    """The requests of one seed."""

    def __init__(self, document, seed):
        self.document = document
        self.random = random.Random(seed)
        self.operations = [(method, path, operation) for path, item in document["paths"].items()
                           for method, operation in item.items() if (method, path) not in LEFT_OUT]

    def value(self, schema, depth=0):
        """One for the schema, right or wrong."""
        roll = self.random
        schema = resolve(self.document, schema)
        if depth > 6 or roll.random() < 0.06:
            return roll.choice([None, True, False, [], {}, "x", 7, [[[[]]]], roll.choice(TEXTS), roll.choice(NUMBERS)])
        for kind in ("oneOf", "anyOf"):
            if kind in schema:
                return self.value(roll.choice(schema[kind]), depth + 1)
        if "enum" in schema:
            return roll.choice(schema["enum"]) if roll.random() < 0.8 else roll.choice(TEXTS)
        kinds = schema.get("type", "string")
        kind = roll.choice(kinds) if isinstance(kinds, list) else kinds
        if kind == "object":
            return self.object(schema, depth)
        if kind == "array":
            return [self.value(schema.get("items", {}), depth + 1) for _ in range(roll.choice([0, 1, 1, 2, 3, 40]))]
        if kind == "integer":
            limits = [schema[name] + step for name in ("minimum", "maximum") for step in (-1, 0, 1) if name in schema]
            return roll.choice(limits + [1, 2, 3, roll.randrange(60)] * 3 + NUMBERS)
        if kind == "number":
            return roll.choice(NUMBERS)
        if kind == "boolean":
            return roll.choice([True, False, True, False, "true", 1])
        if kind == "null":
            return None
        if "date" in schema.get("format", "") or roll.random() < 0.15:
            return roll.choice(INSTANTS)
        return roll.choice(TEXTS)

    def object(self, schema, depth):
        roll = self.random
        made = {}
        required = schema.get("required", [])
        for name, member in schema.get("properties", {}).items():
            if roll.random() < (0.93 if name in required else 0.45):
                made[name] = self.value(member, depth + 1)
        if "properties" not in schema and isinstance(schema.get("additionalProperties"), dict):
            made = {roll.choice(TEXTS): self.value(schema["additionalProperties"], depth + 1) for _ in range(2)}
        if roll.random() < 0.04:
            made[roll.choice(["unknown", "id", "", "Title", "x" * 200])] = roll.choice(NUMBERS)
        return made

    def text_of(self, schema):
        value = self.value(schema)
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if isinstance(value, str) else json.dumps(value)

    def target(self, path, operation):
        roll = self.random
        parameters = [resolve(self.document, it) for it in operation.get("parameters", [])]
        query = []
        for it in parameters:
            if it["in"] == "path":
                value = self.text_of(it.get("schema", {}))
                if roll.random() < 0.02:
                    value = roll.choice(TEXTS)
                path = path.replace("{" + it["name"] + "}", urllib.parse.quote(value, safe=""), 1)
            elif it["in"] == "query" and roll.random() < (0.9 if it.get("required") else 0.3):
                for _ in range(2 if roll.random() < 0.04 else 1):
                    query.append((it["name"], self.text_of(it.get("schema", {}))))
        if roll.random() < 0.03:
            query.append((roll.choice(["limmit", "x", "", "Q", "cursor", "format"]), roll.choice(TEXTS)))
        text = "&".join(f"{urllib.parse.quote(name, safe='')}={self.escaped(value)}" for name, value in query)
        if roll.random() < 0.01:
            text += roll.choice(["&", "%", "&&=", "=", "%zz", "?", "&a"])
        if roll.random() < 0.01:
            path += roll.choice(["/", "//", "/..", "%2f", ";x", "/x", "%00"])
        return path + ("?" + text if text else "")

    def escaped(self, value):
        # As browsers write it, or bare, as people type it; what would end the request line never bare.
        if self.random.random() < 0.8:
            return urllib.parse.quote(value, safe="")
        return "".join(c if c.isprintable() and c not in " #&" else urllib.parse.quote(c, safe="") for c in value)

    def body(self, operation):
        roll = self.random
        content = resolve(self.document, operation.get("requestBody", {})).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        if schema is None:
            if roll.random() < 0.8:
                return None, None
            return roll.choice([b"", b"{}", b"[]", b"null", b"x", b"\xff\xfe", b"PK\x05\x06"]), roll.choice(TYPES)
        dice = roll.random()
        if dice < 0.04:
            return None, roll.choice([None, "application/json"])
        if dice < 0.10:
            return roll.choice([b"", b"{", b"[]", b"nul", b"{}x", b"\xff", b'{"a":1,"a":2}', b"[" * 3000, b'"' + b"x" * 70000 + b'"',
                                b'{"a":1e999}', b'{"\\ud800":1}', b"0" * 5000]), "application/json"
        text = json.dumps(self.value(schema), ensure_ascii=roll.random() < 0.5)
        kind = "application/json" if roll.random() < 0.95 else roll.choice(TYPES)
        return text.encode("utf-8", "surrogatepass"), kind

    def request(self):
        """Method, target, headers, body, and of which operation of the document it is."""
        roll = self.random
        method, path, operation = roll.choice(self.operations)
        target = self.target(path, operation)
        body, kind = self.body(operation)
        headers = {}
        if kind:
            headers["Content-Type"] = kind
        if roll.random() < 0.05:
            headers["If-None-Match"] = roll.choice(["*", '"x"', 'W/"x"', "x", '"a", "b"', ""])
        if roll.random() < 0.05:
            headers["Idempotency-Key"] = roll.choice([str(roll.randrange(50)), "", "x" * 64, "x" * 65, "a b", "k"])
        if roll.random() < 0.05:
            headers["Accept-Encoding"] = roll.choice(["gzip", "identity", "gzip;q=0", "br", "*"])
        if roll.random() < 0.02:
            headers["Authorization"] = roll.choice(["Bearer x", "Bearer ", "Basic eDp5", "bearer cmk_x"])
        asked = method.upper()
        if roll.random() < 0.03:
            asked = roll.choice(METHODS)
        return asked, target, headers, body, (method, path)


class Judge:
    """What an answer must be."""

    def __init__(self, document):
        self.document = document
        outside = ("/api/tmdb/", "/images/", "/api/trakt", "/trakt/", "/api/plays", "/api/library", "/api/unmatched")
        self.asks_outside = lambda path: path.startswith(outside)

    @functools.lru_cache(maxsize=None)
    def validator(self, method, path, status, kind):
        operation = self.document["paths"][path].get(method)
        if operation is None:
            return None
        responses = operation["responses"]
        content = resolve(self.document, responses.get(str(status), responses["default"])).get("content", {})
        schema = content.get(kind, {}).get("schema")
        if schema is None:
            return None
        return jsonschema.Draft202012Validator(dict(schema, components=self.document["components"]))

    def problems(self, asked, operation, target, status, headers, body):
        method, path = operation
        if status >= 500 and status not in (501, 503) and not (status == 502 and self.asks_outside(path)):
            yield f"is answered with {status}: {body[:300]!r}"
        kind = headers.get("content-type", "").split(";")[0].strip()
        if status == 405 and not headers.get("allow"):
            yield "405 without Allow"
        if status == 401 and not headers.get("www-authenticate"):
            yield "401 without WWW-Authenticate"
        if status >= 400 and body and kind != "application/problem+json":
            yield f"{status} is no problem document but {kind}"
        if asked == "HEAD" and body:
            yield "a HEAD with a body"
        if "json" not in kind or not body:
            return
        try:
            value = json.loads(body)
        except ValueError as error:
            yield f"{status} is no JSON ({error}): {body[:200]!r}"
            return
        if status >= 400:
            for name in ("title", "status", "detail", "code"):
                if name not in value:
                    yield f"{status} has no {name}"
            if not str(value.get("detail", "")).rstrip('"”)').endswith((".", "?", "!")):
                yield f"{status} ends without a full stop: {value.get('detail')!r}"
            return
        # A path with more or less in it may be another operation's.
        if "/" in (target.split("?")[0][-1:], path[-1:]) and path != "/":
            return
        if asked.lower() != method or len(target.split("?")[0].split("/")) != len(path.split("/")) or "%2f" in target.lower():
            return
        others = [it for it in self.document["paths"] if "{" not in it and it == target.split("?")[0]]
        validator = self.validator(method, others[0] if others else path, status, kind)
        if validator:
            for error in validator.iter_errors(value):
                yield f"{status} does not fit the document: {'/'.join(map(str, error.path))}: {error.message[:200]}"


def work(host, judge, requests, result):
    line = http.client.HTTPConnection(host, timeout=60)
    for asked, target, headers, body, operation in requests:
        for last in (False, True):
            try:
                send(line, asked, target, headers, body)
                answer = line.getresponse()
                if answer.getheader("content-type", "").startswith("text/event-stream"):
                    content = b""
                    line.close()
                else:
                    content = answer.read()
                    if answer.getheader("content-encoding") == "gzip":
                        content = gzip.decompress(content)
                break
            except (http.client.HTTPException, OSError) as error:
                line.close()
                line = http.client.HTTPConnection(host, timeout=60)
                if last:
                    result.append((asked, target, body, f"no answer: {error!r}"))
                    answer = None
        if answer is None:
            continue
        result.statuses[answer.status] += 1
        found = {name.lower(): value for name, value in answer.getheaders()}
        for problem in judge.problems(asked, operation, target, answer.status, found, content):
            result.append((asked, target, body, problem))


def send(line, asked, target, headers, body):
    """The request as it is: http.client refuses what people type."""
    if line.sock is None:
        line.connect()
    head = [f"{asked} {target} HTTP/1.1", f"Host: {line.host}:{line.port}"]
    head += [f"{name}: {value}" for name, value in headers.items()]
    if body is not None or asked in ("POST", "PUT", "PATCH"):
        head.append(f"Content-Length: {len(body or b'')}")
    line.sock.sendall("\r\n".join(head).encode("utf-8", "surrogatepass") + b"\r\n\r\n" + (body or b""))
    line._HTTPConnection__state = "Request-sent"
    line._method = asked


class Result(list):
    def __init__(self):
        super().__init__()
        self.statuses = collections.Counter()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=4)
    options = parser.parse_args()
    host = urllib.parse.urlsplit(options.url).netloc
    line = http.client.HTTPConnection(host)
    line.request("GET", "/api/openapi.json")
    document = json.loads(line.getresponse().read())
    judge = Judge(document)
    result = Result()
    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        share = options.count // options.workers
        jobs = []
        for worker in range(options.workers):
            made = Made(document, options.seed * 1000 + worker)
            jobs.append(pool.submit(work, host, judge, (made.request() for _ in range(share)), result))
        for job in jobs:
            job.result()
    print(f"{sum(result.statuses.values())} answers: " + ", ".join(f"{n} × {s}" for s, n in sorted(result.statuses.items())))
    kinds = collections.Counter()
    for asked, target, body, problem in result:
        kind = (asked, target.split("?")[0][:40], problem[:60])
        kinds[kind] += 1
        if kinds[kind] <= 1:
            print(f"{asked} {target[:200]} {(body or b'')[:200]!r}: {problem}")
    line.close()  # the server did so long ago
    line.request("GET", "/api/health")
    if line.getresponse().status != 200:
        print("the server is not well any more")
        return 1
    return 1 if result else 0


if __name__ == "__main__":
    sys.exit(main())
