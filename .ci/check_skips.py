"""Fails when a test was skipped: here every tool that a test may ask for is installed.

Only data sets that may not be shipped can be missing; then the tests that read them are listed.

usage: check_skips.py <repository root>
"""

import glob
import os
import sys
import xml.etree.ElementTree as tree

NO_DATA = "Assumption failed: data set"

reports = [
    report
    for module in ("schemas", "models", "flink-jobs", "src", "deploy/edge")
    for report in glob.glob(os.path.join(sys.argv[1], module, "target/surefire-reports/TEST-*.xml"))
]
if not reports:
    sys.exit("no test reports below %s" % sys.argv[1])
tests, skipped, without_data = 0, [], []
for report in reports:
    suite = tree.parse(report).getroot()
    cases = list(suite.iter("testcase"))
    tests += len(cases)
    if not cases and not glob.glob(glob.escape(report[: -len(".xml")]) + "$*.xml"):
        # No nested classes hold its tests: given up before its first test, which leaves no reason in the report: real data is not here.
        without_data.append(suite.get("name"))
    for case in cases:
        reason = case.find("skipped")
        if reason is None:
            continue
        said = reason.get("message") or "no reason given"
        name = "%s.%s (%s)" % (case.get("classname"), case.get("name"), said)
        (without_data if said.startswith(NO_DATA) else skipped).append(name)
has_data = os.path.isdir(os.environ.get("FRESHET_DATA", os.path.join(sys.argv[1], "../shared/data")))
if has_data:
    skipped += without_data
    without_data = []
if skipped:
    sys.exit("%d of %d tests were skipped:\n  %s" % (len(skipped), tests, "\n  ".join(skipped)))
for name in without_data:
    print("not run, for want of a public data set (see FRESHET_DATA): %s" % name)
print("%d tests ran" % tests)
