package agent.rules.budget.calls_test

import data.agent.rules.budget.calls
import data.agent.testing_test as requests

used(total, tool) := requests.changed(requests.changed(requests.mail, "/conversation/usage/calls", total), "/conversation/usage/by_tool/send_email", tool)

all_denied := {{"code": "budget.calls_exceeded"}}

tool_denied := {{"code": "budget.tool_calls_exceeded"}}

test_calls_within_the_budget_pass if {
	calls.deny == set() with input as used(200, 100)
	calls.deny == set() with input as requests.harmless.retrieval
}

test_more_are_denied if {
	calls.deny == all_denied with input as used(201, 1)
	calls.deny == tool_denied with input as used(101, 101)
}

test_a_tool_may_have_its_own_budget if {
	calls.deny == tool_denied with input as used(10, 2) with data.settings.limits.tools as {"send_email": 1}
	calls.deny == set() with input as used(150, 150) with data.settings.limits.tools as {"send_email": 150}
}

test_what_is_no_number_is_denied if {
	every value in [null, false, "1", []] {
		all_denied & calls.deny == all_denied with input as used(value, 1)
		tool_denied & calls.deny == tool_denied with input as used(1, value)
		calls.deny == all_denied with input as requests.mail with data.settings.limits.calls as value
		calls.deny == tool_denied with input as requests.mail with data.settings.limits.calls_per_tool as value
	}
}

test_this_call_counts if {
	tool_denied & calls.deny == tool_denied with input as used(1, 0)
	all_denied & calls.deny == all_denied with input as used(1, 2)
}
