"""Counts the consultations with Laos a year among exported articles on the standard input, without any search."""
import collections
import json
import sys

years = collections.Counter(
    article["date"][:4] for article in map(json.loads, sys.stdin)
    if article.get("date") and "LA" in article.get("partner_country", [])
    and "political_consultation" in article.get("meeting_type", []))
if not years:
    sys.exit("FAILED: the archive has no consultations")
for year in sorted(years):
    print(f"{year}: {years[year]}")
