#!/usr/bin/env python3
"""spark.py RECORDS OUTPUT: who got the floor, by month, with Spark's pipe.

RECORDS is what Spark reads as text: a file or a folder of JSON Lines with a
member `text`, and `date` where it is known. dixit is to be on the PATH of
every worker."""
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, count, explode, expr, substring

spark = SparkSession.builder.appName("dixit").getOrCreate()
tagged = spark.read.json(
    spark.sparkContext.textFile(sys.argv[1]).pipe("dixit --input=jsonl --export=jsonl -", checkCode=True))
quotes = tagged.select("date", "title", "actors", explode("quotes").alias("q")).where(col("q.speaker").isNotNull())
floor = (quotes
         .select(substring("date", 1, 7).alias("month"), "title", expr("actors[q.speaker].name").alias("speaker"))
         .groupBy("month", "speaker", "title").agg(count("*").alias("quotes"))
         .orderBy("month", col("quotes").desc(), "speaker", "title"))
floor.write.mode("overwrite").json(sys.argv[2])
