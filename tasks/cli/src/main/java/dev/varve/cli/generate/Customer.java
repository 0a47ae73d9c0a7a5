package dev.varve.cli.generate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

record Customer(long id, String name, String country, LocalDate signedUpOn) {
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    Customer movedTo(String other) {
        return new Customer(id, name, other, signedUpOn);
    }

    String csv() {
        String mail = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "." + id + "@example.com";
        return id + ",\"" + name + "\"," + mail + "," + country + "," + signedUpOn.format(GERMAN) + "\n";
    }
}
