"""Starts Apache Spark in this process and gives it the tables of a schema of a DuckDB file.

The columns have the types that destinations write to Spark and Databricks: JSON is text, times are TIMESTAMP.
"""

from pathlib import Path

import duckdb
from load_postgres import tables
from pyspark.sql import SparkSession

# All other types have one name in both.
TYPES = {
    "VARCHAR": "string",
    "JSON": "string",
    "DOUBLE": "decimal(38, 9)",
    "TIMESTAMP": "timestamp_ntz",
    "TIMESTAMP WITH TIME ZONE": "timestamp",
}
TYPES_IN_PARQUET = {"JSON": "varchar", "DOUBLE": "decimal(38, 9)"}


def start_spark(folder: Path) -> SparkSession:
    """Starts a small Spark that writes into the folder alone. Its zone has summer time, which must move no day."""
    settings = {
        "spark.master": "local[2]",
        "spark.driver.memory": "1g",
        "spark.local.dir": folder / "local",
        "spark.sql.warehouse.dir": folder / "warehouse",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.session.timeZone": "America/New_York",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        # The tables are small: planning and compiling a query would take longer than running it.
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    builder = SparkSession.builder
    for name, value in settings.items():
        builder = builder.config(name, str(value))
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def load(spark: SparkSession, duckdb_file: str, schema: str, folder: Path) -> None:
    """Creates a schema of the same name, each table over a Parquet file in the folder."""
    source = duckdb.connect(duckdb_file, read_only=True)
    spark.sql(f"CREATE SCHEMA {schema}")
    for table, columns in tables(source, schema).items():
        rows = folder / schema / table
        rows.mkdir(parents=True)
        casts = [f'cast("{name}" AS {TYPES_IN_PARQUET.get(kind, kind)}) AS "{name}"' for name, kind in columns]
        selected = ", ".join(casts)
        source.execute(f"COPY (SELECT {selected} FROM {schema}.{table}) TO '{rows}/rows.parquet' (FORMAT parquet)")
        declared = ", ".join(f"`{name}` {TYPES.get(kind, kind)}" for name, kind in columns)
        spark.sql(f"CREATE TABLE {schema}.{table} ({declared}) USING parquet LOCATION '{rows}'")
