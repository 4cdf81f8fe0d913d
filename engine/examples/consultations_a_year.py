"""How many political consultations with Laos an archive has, by the year they were published in. Argument: the index."""
import collections
import sys

import tra

with tra.Index.open(sys.argv[1]) as index:
    consultations = index.hits(country="LA", type="political_consultation", options={"collapse_copies": False})
    years = collections.Counter(hit.date[:4] for hit in consultations if hit.date)
for year in sorted(years):
    print(f"{year}: {years[year]}")
