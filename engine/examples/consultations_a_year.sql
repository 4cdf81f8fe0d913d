-- How many political consultations with Laos an archive has, by the year they were published in. The index is news.tra.
--   sqlite3 -cmd '.load tra_sqlite' :memory: < consultations_a_year.sql
SELECT year || ': ' || count(*) FROM tra('news.tra', '')
WHERE country = 'LA' AND type = 'political_consultation' AND year IS NOT NULL GROUP BY year;
