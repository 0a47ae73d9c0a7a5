create temp table _rejected_before as
select file_id, row_number from control.rejected_row where dataset = ?
