"""Fails when a test was skipped: here every tool that a test may ask for is installed.

usage: check_skips.py <repository root>
"""

import glob
import os
import sys
import xml.etree.ElementTree as tree

reports = [
    report
    for module in ("schemas", "models", "flink-jobs", "src", "deploy/edge")
    for report in glob.glob(os.path.join(sys.argv[1], module, "target/surefire-reports/TEST-*.xml"))
]
if not reports:
    sys.exit("no test reports below %s" % sys.argv[1])
tests, skipped = 0, []
for report in reports:
    for case in tree.parse(report).getroot().iter("testcase"):
        tests += 1
        reason = case.find("skipped")
        if reason is not None:
            skipped.append("%s.%s (%s)" % (
                case.get("classname"), case.get("name"), reason.get("message", "no reason given")))
if skipped:
    sys.exit("%d of %d tests were skipped:\n  %s" % (len(skipped), tests, "\n  ".join(skipped)))
print("%d tests ran, none was skipped" % tests)
