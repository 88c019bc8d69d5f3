-- PostGraphile's way to ask for what a plain condition cannot say: a function becomes a query field.
CREATE FUNCTION peer.occurrences_between(municipality_id int, first_day date, last_day date)
RETURNS SETOF peer.occurrence LANGUAGE sql STABLE AS $$
    SELECT o.* FROM peer.occurrence o JOIN peer.event e ON e.id = o.event_id
    WHERE e.municipality_id = occurrences_between.municipality_id AND e.visible
      AND o.date_start <= last_day AND o.date_end >= first_day
    ORDER BY o.date_start, o.time_start, o.event_id
$$;

-- Columns that lists are ordered and filtered by, served by the indexes (municipality_id, published_at) and
-- (municipality_id, name), of which PostGraphile by itself offers the first column only.
COMMENT ON COLUMN peer.news_item.published_at IS '@behavior +orderBy';
COMMENT ON COLUMN peer.place.name IS '@behavior +orderBy';
COMMENT ON COLUMN peer.news_item.visible IS '@behavior +filterBy';
COMMENT ON COLUMN peer.place.visible IS '@behavior +filterBy';
