package dev.varve.register;

import dev.varve.contract.Contract;
import dev.varve.contract.landing.Packing;
import dev.varve.failure.TaskFailure;
import dev.varve.ledger.ArchivedContent;
import dev.varve.ledger.Arrivals;
import dev.varve.ledger.Ids;
import dev.varve.ledger.LandedObject;
import dev.varve.ledger.Manifest;
import dev.varve.ledger.Moments;
import dev.varve.ledger.Wholeness;
import dev.varve.runtime.Session;
import dev.varve.storage.Archive;
import dev.varve.storage.StoreFailure;
import dev.varve.storage.stream.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads an object of landing whole and says what it delivers: itself, or the members of a zip or tar. */
final class ReadObject {
    private final Session session;
    private final Contract contract;

    ReadObject(Session session, Contract contract) {
        this.session = session;
        this.contract = contract;
    }

    List<Manifest.Item> read(Arrivals.Arrival arrival) {
        String path = arrival.object().path();
        if (arrival.object().folder()) {
            String none = Ids.hash("folder", path);
            Damage damage = new Damage("not_a_file", "a folder stands where a file should be");
            return List.of(object(arrival, new Archive.Content(none, 0, 0, none, "", damage)));
        }
        Packing packing = Packing.of(path);
        try (InputStream in = session.landing().open(arrival.object())) {
            if (!packing.isBundle()) {
                Archive.Content content = session.archive().store(in, packing.compression(), contract.limits());
                return List.of(object(arrival, content));
            }
            Archive.Bundle bundle = session.archive().unpack(in, packing, contract::counts, contract.limits());
            return bundle.whole().damage() != null
                    ? List.of(object(arrival, bundle.whole()))
                    : bundle.members().stream()
                            .map(member -> member(arrival, bundle.whole(), member))
                            .toList();
        } catch (NoSuchFileException e) {
            throw Sidecars.gone(session, path, e);
        } catch (StoreFailure e) {
            throw e.failure();
        } catch (IOException e) {
            throw TaskFailure.transientFailure(
                    contract.dataset() + ": cannot read " + path + " in "
                            + session.landing().location() + ": " + e.getMessage(),
                    e);
        }
    }

    private Manifest.Item object(Arrivals.Arrival arrival, Archive.Content content) {
        Map<String, String> captured = captured(arrival);
        Sidecars sidecars = new Sidecars(session, contract.limits(), arrival);
        captured.putAll(sidecars.hashes());
        Damage damage = content.damage() == null ? sidecars.damage() : content.damage();
        return new Manifest.Item(
                landed(arrival, arrival.object().path()),
                new ArchivedContent(
                        content.storedHash(),
                        content.contentId(),
                        content.bytes(),
                        content.archivedAs(),
                        content.storedBytes()),
                captured,
                contract.scopeOf(captured),
                Wholeness.of(damage));
    }

    private Manifest.Item member(Arrivals.Arrival arrival, Archive.Content whole, Archive.Member member) {
        Map<String, String> captured = captured(arrival);
        return new Manifest.Item(
                landed(arrival, Packing.member(arrival.object().path(), member.name())),
                new ArchivedContent(
                        whole.storedHash(),
                        member.contentId(),
                        member.bytes(),
                        member.archivedAs(),
                        member.archivedBytes()),
                captured,
                contract.scopeOf(captured),
                Wholeness.PROVED);
    }

    private static LandedObject landed(Arrivals.Arrival arrival, String path) {
        return new LandedObject(
                path,
                arrival.object().bytes(),
                Moments.kept(arrival.object().modifiedAt()),
                0,
                arrival.object().standsAs());
    }

    private Map<String, String> captured(Arrivals.Arrival arrival) {
        Map<String, String> captured = new TreeMap<>(arrival.match().values());
        captured.keySet().removeIf(name -> contract.column(name).isEmpty());
        return captured;
    }
}
