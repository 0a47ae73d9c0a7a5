-- The reason of a refused load is what happened; it was a whole sentence for the command line.
update control.load
set reason = replace(
    replace(
        replace(
            replace(
                replace(reason, dataset || ': load ' || substr(load_key, 1, 12) || ' refused: ', ''),
                '; readers keep what they had; deliver the whole file again', ''
            ),
            ' Readers keep what they had; deliver the whole file again', ''
        ),
        '; deliver the whole file again, readers keep what they had', ''
    ),
    '; varve rejects ' || dataset || ' --load ' || substr(load_key, 1, 12) || ' lists them', ''
)
where state = 'refused'
