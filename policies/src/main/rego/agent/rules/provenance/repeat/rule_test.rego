package agent.rules.provenance.repeat_test

import data.agent.rules.provenance.repeat
import data.agent.testing_test as requests

asked := {{"type": "approval", "by": "owner", "code": "provenance.repeated"}}

repeated(counts) := requests.changed(requests.deleted, "/action/repeat", counts)

test_as_often_as_asked_passes if {
	repeat.obligation == set() with input as repeated({"asked": 1, "done": 1})
	repeat.obligation == set() with input as repeated({"asked": 3, "done": 3})
	repeat.obligation == set() with input as repeated({"asked": null, "done": 9})
}

test_once_more_is_asked_about if {
	repeat.obligation == asked with input as repeated({"asked": 1, "done": 2})
	repeat.obligation == asked with input as repeated({"asked": 0, "done": 1})
}

test_what_is_not_counted_is_asked_about if {
	every nonsense in [null, 7, "x", {}, [], {"asked": 1}, {"done": 1}, {"asked": "x", "done": 1}, {"asked": 1, "done": 0}, {"asked": null, "done": null}] {
		repeat.obligation == asked with input as repeated(nonsense)
	}
	repeat.obligation == asked with input as requests.without(requests.deleted, "/action/repeat")
}

test_the_level_may_let_it_pass if {
	repeat.obligation == set() with input as repeated({"asked": 1, "done": 2}) with data.settings.provenance.levels.balanced.repeated.delete as "permit"
}

test_reading_and_unread_words_ask_nothing if {
	repeat.obligation == set() with input as requests.changed(requests.traced(requests.look, []), "/action/repeat", {"asked": 1, "done": 2})
	repeat.obligation == set() with input as requests.changed(repeated({"asked": 1, "done": 2}), "/task/read", false)
}

test_to_write_again_is_asked_about_at_the_strict_level_alone if {
	again := requests.changed(requests.written, "/action/repeat", {"asked": 1, "done": 2})
	repeat.obligation == set() with input as again
	repeat.obligation == asked with input as again with data.settings.provenance.require as "strict"
}

test_to_look_again_is_never_asked_about if {
	again := json.patch(requests.written, [
		{"op": "replace", "path": "/action/effects", "value": ["read", "write"]},
		{"op": "replace", "path": "/action/primary_effect", "value": "read"},
		{"op": "replace", "path": "/action/repeat", "value": {"asked": 1, "done": 2}},
	])
	repeat.obligation == set() with input as again
}
