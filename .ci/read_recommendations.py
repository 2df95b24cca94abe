"""Reads recommendations that kcat fetched (-f '%R%s'), with Debian's python3-avro and none of our code.

usage: kcat ... -f '%R%s' | read_recommendations.py <Recommendation.avsc>
Checks the single-object header (C3 01 and the schema's CRC-64-AVRO fingerprint) and every field it prints.
"""

import io
import json
import struct
import sys

import avro.io
import avro.schema

EMPTY = 0xC15D213AA4D7A795


def canonical(node, enclosing=""):
    """Avro's parsing canonical form."""
    if isinstance(node, list):
        return "[" + ",".join(canonical(n, enclosing) for n in node) + "]"
    if isinstance(node, str):
        return json.dumps(node)
    kind = node["type"]
    if isinstance(kind, (dict, list)) or kind not in ("record", "enum", "array", "map", "fixed"):
        return canonical(kind, enclosing)
    if kind == "array":
        return '{"type":"array","items":' + canonical(node["items"], enclosing) + "}"
    if kind == "map":
        return '{"type":"map","values":' + canonical(node["values"], enclosing) + "}"
    space = node.get("namespace", enclosing)
    name = node["name"] if "." in node["name"] or not space else space + "." + node["name"]
    head = '{"name":' + json.dumps(name) + ',"type":' + json.dumps(kind)
    if kind == "enum":
        return head + ',"symbols":[' + ",".join(json.dumps(s) for s in node["symbols"]) + "]}"
    if kind == "fixed":
        return head + ',"size":' + str(node["size"]) + "}"
    fields = ",".join(
        '{"name":' + json.dumps(f["name"]) + ',"type":' + canonical(f["type"], space) + "}"
        for f in node["fields"])
    return head + ',"fields":[' + fields + "]}"


def fingerprint(text):
    """CRC-64-AVRO, little-endian as in the header."""
    crc = EMPTY
    for byte in text.encode():
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (EMPTY if crc & 1 else 0)
    return struct.pack("<Q", crc)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        text = file.read()
    reader = avro.io.DatumReader(avro.schema.parse(text))
    header = b"\xc3\x01" + fingerprint(canonical(json.loads(text)))
    data, at, count, empty = sys.stdin.buffer.read(), 0, 0, 0
    while at < len(data):
        (size,) = struct.unpack_from(">i", data, at)
        record = data[at + 4:at + 4 + size]
        at += 4 + size
        if record[:10] != header:
            sys.exit("record %d begins with %s, expected %s" % (count, record[:10].hex(), header.hex()))
        body = io.BytesIO(record[10:])
        found = reader.read(avro.io.BinaryDecoder(body))
        if body.read(1):
            sys.exit("record %d has bytes after its end" % count)
        if found["last_sequence"] < found["first_sequence"] or found["state_epoch"] < 0:
            sys.exit("record %d makes no sense: %s" % (count, found))
        count += 1
        if not found["items"]:
            empty += 1  # before anything is popular
        elif count == empty + 1:
            print("%s: %s %s, %s" % (
                found["recommendation_id"], found["model_name"], found["model_version"],
                ", ".join(item["item_id"] for item in found["items"][:3])))
    if count == empty:
        sys.exit("%d records, none of them with items" % count)
    print("%d recommendations read with kcat and python3-avro, %d of them empty" % (count, empty))


if __name__ == "__main__":
    main()
