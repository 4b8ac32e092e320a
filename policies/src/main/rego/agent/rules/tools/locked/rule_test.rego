package agent.rules.tools.locked_test

import data.agent.rules.tools.locked
import data.agent.testing_test as requests

served := object.union(requests.mail, {"action": {"server": "wiki", "locked": true, "doubts": []}})

unlocked := {{"code": "tools.unlocked"}}

doubted := {{"code": "tools.doubted"}}

test_a_tool_of_this_process_needs_no_lock if {
	locked.deny == set() with input as requests.mail
	locked.deny == set() with input as requests.offer
}

test_a_locked_tool_passes if {
	locked.deny == set() with input as served
}

test_an_unlocked_tool_is_denied if {
	locked.deny == unlocked with input as requests.changed(served, "/action/locked", false)
	locked.deny == unlocked with input as requests.changed(served, "/action/locked", "true")
	locked.deny == unlocked | doubted with input as requests.changed(requests.mail, "/action/server", "wiki")
}

test_a_tool_that_could_be_taken_for_another_is_denied if {
	locked.deny == doubted with input as requests.changed(served, "/action/doubts", ["mcp.lookalike"])
	locked.deny == doubted with input as requests.changed(served, "/action/doubts", null)
}

test_unlocked_tools_may_be_judged_by_other_rules if {
	locked.deny == set() with input as requests.changed(served, "/action/locked", false)
		with data.settings.tools.unlocked as "judge"
}
