-- Where titles come from, and who shows them: for statistics.

ALTER TABLE movies ADD COLUMN countries TEXT NOT NULL DEFAULT '[]'; -- JSON list of codes as ISO 3166-1 has them
ALTER TABLE series ADD COLUMN countries TEXT NOT NULL DEFAULT '[]';
ALTER TABLE series ADD COLUMN networks TEXT NOT NULL DEFAULT '[]';  -- JSON list of names

-- What TMDB's answers still say; the other titles follow when they are asked for anew.
CREATE TEMP TABLE told_countries (cache_key TEXT PRIMARY KEY, countries TEXT, networks TEXT);
INSERT INTO told_countries
  SELECT cache_key, iif(json_array_length(cache_value, '$.origin_country') > 0,
                        json_extract(cache_value, '$.origin_country'),
                        (SELECT json_group_array(value ->> 'iso_3166_1')
                         FROM json_each(cache_value, '$.production_countries')
                         WHERE value ->> 'iso_3166_1' <> '')) AS countries,
         (SELECT json_group_array(value ->> 'name') FROM json_each(cache_value, '$.networks')
          WHERE value ->> 'name' <> '') AS networks
  FROM tmdb_cache WHERE found = 1 AND json_valid(cache_value)
    AND (cache_key GLOB 'movie:[0-9]*' OR cache_key GLOB 'tv:[0-9]*') AND cache_key NOT GLOB '*:*:*';
UPDATE movies SET countries = ifnull(t.countries, '[]') FROM told_countries t WHERE t.cache_key = 'movie:' || tmdb_id;
UPDATE series SET countries = ifnull(t.countries, '[]'), networks = ifnull(t.networks, '[]')
  FROM told_countries t WHERE t.cache_key = 'tv:' || tmdb_id;
DROP TABLE told_countries;
