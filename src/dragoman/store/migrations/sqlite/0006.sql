-- Schema 6: under which codes an event is found. Triggers keep the join of event_parties with actor_keys; an insert of
-- either looks for its partners, so their order does not matter.

CREATE INDEX actor_keys_by_actor ON actor_keys (actor);
CREATE TABLE event_keys (
  key TEXT NOT NULL,
  event INTEGER NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (key, event, role)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO event_keys
  SELECT actor_keys.key, event_parties.event, event_parties.role
  FROM event_parties JOIN actor_keys ON actor_keys.actor = event_parties.actor;

CREATE TRIGGER event_parties_inserted AFTER INSERT ON event_parties BEGIN
  INSERT OR IGNORE INTO event_keys
    SELECT key, new.event, new.role FROM actor_keys WHERE actor = new.actor;
END;
CREATE TRIGGER event_parties_deleted AFTER DELETE ON event_parties BEGIN
  DELETE FROM event_keys
    WHERE event = old.event AND role = old.role AND key IN (SELECT key FROM actor_keys WHERE actor = old.actor);
END;
CREATE TRIGGER actor_keys_inserted AFTER INSERT ON actor_keys BEGIN
  INSERT OR IGNORE INTO event_keys
    SELECT new.key, event, role FROM event_parties WHERE actor = new.actor;
END;
