import logging
logging.warning("w %d", 1); logging.info("i")
logging.getLogger("x").error("e")
