"""Prints how the times of the builds compare: with the number of customers, and between the warehouses.

Usage: ratios.py CSV_FILE, with lines of warehouse, customers, seconds.
"""

import sys
from collections import defaultdict
from pathlib import Path


def main(csv_file: str) -> None:
    seconds: dict[str, dict[int, float]] = defaultdict(dict)
    for line in Path(csv_file).read_text().splitlines():
        warehouse, customers, taken = line.split(",")
        seconds[warehouse][int(customers)] = float(taken)
    for warehouse, of_size in seconds.items():
        smallest, largest = min(of_size), max(of_size)
        if smallest == largest:
            continue
        slower, larger = of_size[largest] / of_size[smallest], largest / smallest
        print(f"{warehouse}: {larger:g} x the rows take {slower:.1f} x the time ({slower / larger:.2f} x as fast)")
    for customers, of_duckdb in seconds["duckdb"].items():
        print(f"PostgreSQL / DuckDB at {customers} customers: {seconds['postgres'][customers] / of_duckdb:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
