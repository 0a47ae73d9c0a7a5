insert into control.reject_decision (
    sequence, dataset, file_id, row_number, decision, decided_at, decided_by, reason, corrected_text, rejected_key,
    physical_line, byte_offset, column_name, reason_code, message, raw_text, cut
) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
