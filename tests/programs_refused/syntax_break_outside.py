print("must not run")
break  # refused: 'break' outside loop
