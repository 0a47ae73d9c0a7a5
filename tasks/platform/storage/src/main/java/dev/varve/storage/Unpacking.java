package dev.varve.storage;

import dev.varve.contract.Limits;
import dev.varve.contract.landing.Packing;
import dev.varve.storage.stream.Damage;
import dev.varve.storage.stream.Damaged;
import dev.varve.storage.stream.Meter;
import dev.varve.storage.stream.Source;
import dev.varve.storage.stream.Tee;
import dev.varve.storage.tar.TarMembers;
import dev.varve.storage.unpack.Decompressed;
import dev.varve.storage.zip.ZipMembers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Brings a bundle and the contents of its members into a folder. */
final class Unpacking {
    /** The name of the bundle itself there; members are named by their content. */
    static final String WHOLE = "whole";

    private final Path folder;
    private final Packing packing;
    private final Predicate<String> chosen;
    private final Limits limits;

    Unpacking(Path folder, Packing packing, Predicate<String> chosen, Limits limits) {
        this.folder = folder;
        this.packing = packing;
        this.chosen = chosen;
        this.limits = limits;
    }

    Archive.Bundle unpack(InputStream source) throws IOException {
        Tee tee;
        MemberArchive members;
        Damage damage = null;
        try (OutputStream out = Files.newOutputStream(folder.resolve(WHOLE))) {
            tee = new Tee(source, out);
            members = new MemberArchive(folder, chosen, limits, tee::count);
            if (packing.bundle() == Packing.Bundle.TAR) {
                damage = tar(tee, members);
            }
            tee.drain();
        }
        if (packing.bundle() == Packing.Bundle.ZIP) {
            damage = zip(members);
        }
        if (damage == null && members.kept().isEmpty()) {
            damage = new Damage("no_member", "has no member that counts (members)");
        }
        String hash = tee.hash();
        String place = Archive.place(damage == null ? "bundles/" : "damaged/", hash, packing.suffix());
        return new Archive.Bundle(
                new Archive.Content(hash, tee.count(), tee.count(), hash, place, damage),
                damage == null ? List.copyOf(members.kept()) : List.of());
    }

    private Damage tar(Tee tee, MemberArchive members) throws IOException {
        Meter meter = new Meter(limits, tee::count, "unpacks");
        try (InputStream in = Decompressed.of(tee, packing.compression())) {
            Source unpacked = new Source(in) {
                @Override
                protected void taken(byte[] buffer, int offset, int length) throws IOException {
                    meter.add(length);
                }
            };
            new TarMembers(unpacked, members).read();
            return null;
        } catch (IOException e) {
            return tee.damaged(e, meter.bytes()).damage();
        }
    }

    private Damage zip(MemberArchive members) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(WHOLE))) {
            new ZipMembers(file, members, limits).read();
            return null;
        } catch (Damaged damaged) {
            return damaged.damage();
        }
    }
}
