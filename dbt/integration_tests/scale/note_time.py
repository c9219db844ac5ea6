"""Adds a line to a CSV file: warehouse, customers, and the seconds that a run of dbt took. Prints the slowest models.

Usage: note_time.py RUN_RESULTS WAREHOUSE CUSTOMERS CSV_FILE
"""

import json
import sys
from pathlib import Path


def main(run_results: str, warehouse: str, customers: str, csv_file: str) -> None:
    run = json.loads(Path(run_results).read_text())
    seconds = run["elapsed_time"]
    with open(csv_file, "a") as csv:
        csv.write(f"{warehouse},{customers},{seconds:.2f}\n")
    slowest = sorted(run["results"], key=lambda result: -result["execution_time"])[:3]
    named = ", ".join(f"{each['unique_id'].split('.')[-1]} {each['execution_time']:.1f} s" for each in slowest)
    print(f"{warehouse}: {seconds:.1f} s (slowest: {named})")


if __name__ == "__main__":
    main(*sys.argv[1:])
