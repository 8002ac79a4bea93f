"""One file for each verb. A verb introduces to each other the parts that do not know each other."""
