package dev.varve.register;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Compression;
import dev.varve.contract.landing.Sidecar;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.ArchivedContent;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.LandedObject;
import dev.varve.ledger.Manifest;
import dev.varve.ledger.Moments;
import dev.varve.ledger.Wholeness;
import dev.varve.runtime.Session;
import dev.varve.storage.Archive;
import dev.varve.storage.StoreFailure;
import dev.varve.storage.StoredObject;
import dev.varve.storage.stream.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;

/** Archives the sidecars of an arrival and says what their contents are. */
final class Sidecars {
    private final Session session;
    private final Limits limits;
    private final Map<String, String> hashes = new TreeMap<>();
    private Damage damage;

    Sidecars(Session session, Limits limits, Arrivals.Arrival arrival) {
        this.session = session;
        this.limits = limits;
        arrival.sidecars().forEach(this::read);
    }

    /** SHA-256 of each, as it is called among the values that identify a file. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** Why one of them is not whole, or null. */
    Damage damage() {
        return damage;
    }

    private void read(Sidecar sidecar, StoredObject object) {
        if (object.folder()) {
            damage = new Damage("not_a_file", "a folder stands where its sidecar " + object.path() + " should be");
            return;
        }
        try (InputStream in = session.landing().open(object)) {
            Archive.Content content = session.archive().store(in, Compression.NONE, limits);
            hashes.put(sidecar.name(), content.contentId());
            if (content.damage() != null) {
                damage = new Damage(
                        content.damage().code(),
                        "its sidecar " + object.path() + ": " + content.damage().message());
            }
        } catch (NoSuchFileException e) {
            throw gone(session, object.path(), e);
        } catch (StoreFailure e) {
            throw e.failure();
        } catch (IOException e) {
            throw TaskFailure.transientFailure(
                    "cannot read " + object.path() + " in " + session.landing().location() + ": " + e.getMessage(), e);
        }
    }

    static TaskFailure gone(Session session, String path, IOException e) {
        return TaskFailure.transientFailure(
                session.landing().locate(path)
                        + " went away after it was listed; nothing of it was registered: run this"
                        + " again for what is there now",
                e);
    }

    /** As landing remembers them. */
    static Manifest.Item seen(StoredObject object) {
        return new Manifest.Item(
                new LandedObject(
                        object.path(), object.bytes(), Moments.kept(object.modifiedAt()), 0, object.standsAs()),
                ArchivedContent.NONE,
                Map.of(),
                "",
                Wholeness.PROVED);
    }
}
