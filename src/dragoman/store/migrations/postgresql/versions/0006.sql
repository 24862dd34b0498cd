-- See migrations/sqlite/0006.sql. One run of a trigger for all rows of a statement.

CREATE INDEX actor_keys_by_actor ON actor_keys (actor);
CREATE TABLE event_keys (
  key TEXT COLLATE "C" NOT NULL,
  event BIGINT NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (key, event, role)
);
INSERT INTO event_keys
  SELECT DISTINCT actor_keys.key, event_parties.event, event_parties.role
  FROM event_parties JOIN actor_keys ON actor_keys.actor = event_parties.actor;

CREATE FUNCTION event_parties_inserted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO event_keys SELECT actor_keys.key, added.event, added.role
    FROM added JOIN actor_keys ON actor_keys.actor = added.actor ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER event_parties_inserted AFTER INSERT ON event_parties
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION event_parties_inserted();

CREATE FUNCTION event_parties_deleted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  DELETE FROM event_keys USING gone JOIN actor_keys ON actor_keys.actor = gone.actor
    WHERE event_keys.key = actor_keys.key AND event_keys.event = gone.event AND event_keys.role = gone.role;
  RETURN NULL;
END $$;
CREATE TRIGGER event_parties_deleted AFTER DELETE ON event_parties
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION event_parties_deleted();

CREATE FUNCTION actor_keys_inserted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO event_keys SELECT added.key, event_parties.event, event_parties.role
    FROM added JOIN event_parties ON event_parties.actor = added.actor ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER actor_keys_inserted AFTER INSERT ON actor_keys
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION actor_keys_inserted();
