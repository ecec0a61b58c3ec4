print "hello"  # refused: parentheses
