# Only forwards: the two commands live in ./dev
WORDS = run setup test reset help lint compile bench gallery faults vendor

.PHONY: $(WORDS)
$(WORDS):
	@./dev $@
