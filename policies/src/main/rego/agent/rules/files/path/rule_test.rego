package agent.rules.files.path_test

import data.agent.rules.files.path as rule
import data.agent.testing_test as requests

at(argument) := requests.changed(requests.note, "/action/arguments/~1path", argument)

place(value) := at(requests.stranger("path", value))

denied := {{"code": "files.path_untrusted", "argument": "/path"}}

test_the_users_own_passes if rule.deny == set() with input as requests.note

test_a_strangers_is_denied if rule.deny == denied with input as place("/etc/cron.d/x")

test_a_generated_one_is_approved if {
	request := at(requests.generated("path", "/tmp/x"))
	rule.deny == set() with input as request
	rule.obligation == {{"type": "approval", "by": "owner", "code": "files.path_generated"}} with input as request
}

test_paths_below_a_root_pass if {
	every value in ["/workspace/a", "/workspace/a b/c.txt", "/workspace/..a"] {
		rule.deny == set() with input as place(value)
	}
}

test_what_only_looks_below_a_root_is_denied if {
	every value in [
		"/workspace",
		"/workspace/",
		"/workspace/../etc/passwd",
		"/workspace/./a",
		"/workspace//a",
		"workspace/a",
		"/workspaces/a",
		"/Workspace/a",
		"/workspace/a\u0000.txt",
		"/workspace\\..\\etc",
		"/workspace/%2e%2e/etc",
		"/workspace/\uff0e\uff0e/etc",
		"file:///workspace/a",
		"~/workspace/a",
		"",
		["/workspace/a"],
		7,
	] {
		rule.deny == denied with input as place(value)
	}
}

test_reading_a_strangers_path_passes if rule.deny == set() with input as requests.look
