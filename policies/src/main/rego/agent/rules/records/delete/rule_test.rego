package agent.rules.records.delete_test

import data.agent.rules.records.delete as rule
import data.agent.testing_test as requests

asked := {{"type": "approval", "by": "owner", "code": "records.delete_approval"}}

two := requests.changed(requests.deletion, "/action/arguments/~1ids~11", requests.own("resource", 8))

test_deleting_is_approved if rule.obligation == asked with input as requests.deletion

test_not_below_the_limit if {
	rule.obligation == set() with input as requests.deletion with data.settings.limits.deletes as 1
	rule.obligation == set() with input as two with data.settings.limits.deletes as 2
}

test_each_resource_and_each_earlier_call_counts if {
	rule.obligation == asked with input as two with data.settings.limits.deletes as 1
	rule.obligation == asked with input as requests.changed(requests.deletion, "/conversation/usage/by_tool/delete_records", 2) with data.settings.limits.deletes as 1
}

test_a_call_without_resources_counts_as_one if {
	rule.obligation == asked with input as requests.changed(requests.deletion, "/action/arguments", {})
}

test_other_effects_are_not if rule.obligation == set() with input as requests.mail
