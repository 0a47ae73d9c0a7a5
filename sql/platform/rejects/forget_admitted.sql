delete from control.rejected_row
where file_id = ?
  and row_number in (
    select d.row_number
    from control.reject_decision d
    where d.file_id = ? and d.decision = 'admit' and d.decided_at = ?
  )
