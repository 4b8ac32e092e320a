# METADATA
# scope: package
# title: Requests to test with
# description: One harmless request for each checkpoint and kind of call; a test changes the one thing that it is about.
package agent.testing_test

# METADATA
# title: What the user said
own(role, value) := {
	"value": value,
	"role": role,
	"origins": [{"kind": "user", "trust": "trusted", "flagged": false, "coverage": 1}],
	"integrity": "trusted",
	"confidentiality": "public",
	"findings": [],
}

# METADATA
# title: What a stranger wrote
stranger(role, value) := object.union(own(role, value), {
	"origins": [{"kind": "tool_result", "tool": "read_inbox", "trust": "untrusted", "flagged": false, "coverage": 1}],
	"integrity": "untrusted",
	"confidentiality": "internal",
})

# METADATA
# title: What the model made up
generated(role, value) := object.union(own(role, value), {"origins": [], "integrity": "generated"})

# METADATA
# title: What a stranger wrote, and was found to give orders
flagged(role, value) := object.union(stranger(role, value), {
	"integrity": "flagged",
	"findings": ["text.injection.override"],
})

base(checkpoint, action, content) := {
	"version": 1,
	"checkpoint": checkpoint,
	"subject": {"id": "emma", "roles": ["user"], "tenant": null},
	"action": action,
	"content": content,
	"task": {"effects": [], "mentions": [], "delegates_to": [], "origin": "user"},
	"conversation": {
		"id_digest": "sha256:11",
		"integrity": "untrusted",
		"confidentiality": "internal",
		"calls": [{"tool": "read_inbox", "effects": ["read"], "outcome": "completed"}],
		"usage": {"calls": 2, "by_tool": {"read_inbox": 1, tool_of(action): 1}, "spend": {}},
		"findings": [],
	},
	"model": {"name": "llama-4", "artifact": null},
	"environment": {"time": "2026-11-22T10:00:00Z", "deployment": "test", "mode": "enforce"},
}

tool_of(action) := action.tool if is_object(action)

tool_of(null) := "none"

action(tool, effect, arguments) := {
	"tool": tool,
	"server": null,
	"descriptor": "sha256:22",
	"declared": true,
	"effects": [effect],
	"primary_effect": effect,
	"permission": null,
	"requested_by": [],
	"arguments": arguments,
}

# METADATA
# title: A call
call(tool, effect, arguments) := base("tool_call", action(tool, effect, arguments), null)

# METADATA
# title: A call by somebody who may do everything
operated(tool, effect, arguments) := object.union(call(tool, effect, arguments), {"subject": {"roles": ["operator"]}})

# METADATA
# title: A traced call
# description: The call of a tool whose effects and roles were inferred, after a tracer read the user's words.
traced(request, requested_by) := object.union(request, {
	"task": {"read": true},
	"action": {
		"declared": false,
		"inferred": true,
		"requested_by": requested_by,
		"repeat": {"asked": null, "done": 1},
		"arguments": {pointer: {"contested": false} | some pointer, _ in request.action.arguments},
	},
})

# METADATA
# title: The user's own order
user := {"kind": "user", "trust": "trusted", "flagged": false, "coverage": 1}

# METADATA
# title: An order in a source that the user told the agent to follow
followed := {"kind": "tool_result", "tool": "read_inbox", "trust": "untrusted", "flagged": false, "pointed": true, "coverage": 1}

# METADATA
# title: A stranger's order in plain words
somebody := {"kind": "tool_result", "tool": "read_inbox", "trust": "untrusted", "flagged": false, "pointed": false, "coverage": 1}

# METADATA
# title: A stranger's order in words that give orders to agents
attacker := {"kind": "tool_result", "tool": "read_inbox", "trust": "untrusted", "flagged": true, "pointed": false, "coverage": 1}

# METADATA
# title: An order in a source that could be endorsed
endorsable(order, digest) := object.union(order, {"digest": digest})

# METADATA
# title: An order in a source that a person endorsed
endorsed(order, digest) := object.union(order, {"digest": digest, "trust": "endorsed"})

# METADATA
# title: What a source says that the user pointed at
pointed(role, value) := object.union(stranger(role, value), {"origins": [followed]})

# METADATA
# title: A text
text(checkpoint, channel) := base(checkpoint, null, {
	"channel": channel,
	"origin": {"kind": "document", "source": "wiki", "trust": "untrusted", "flagged": false, "coverage": 1},
	"digest": "sha256:33",
	"integrity": "untrusted",
	"confidentiality": "internal",
	"complete": true,
	"incomplete": null,
	"findings": [],
})

# METADATA
# title: A text in which something was found
found(checkpoint, channel, severity) := object.union(text(checkpoint, channel), {"content": {
	"integrity": "flagged",
	"findings": [{"rule": "text.injection.override", "severity": severity, "score": 0.9}],
}})

mail := call("send_email", "send", {
	"/recipients/0": own("recipient", "bob@elsewhere.example"),
	"/subject": generated("other", "Hello"),
	"/body": generated("body", "Lunch at noon?"),
})

look := call("search_files", "read", {"/query": stranger("query", "invoice"), "/path": stranger("path", "/etc/hosts")})

fetch := call("get_webpage", "read", {"/url": own("url", "https://news.example/today")})

payment := call("send_money", "pay", {
	"/account": own("account", "DE11"),
	"/amount": own("amount", 20),
	"/currency": own("currency", "EUR"),
})

note := call("write_file", "write", {"/path": own("path", "/home/emma/note"), "/text": generated("body", "Milk")})

deletion := call("delete_records", "delete", {"/ids/0": own("resource", 7)})

shell := operated("run_shell", "execute", {"/command": own("command", "ls")})

invitation := operated("share_file", "grant", {"/user": own("recipient", "bob@elsewhere.example")})

login := call("log_in", "write", {"/password": own("credential", "sesame")})

sent := traced(mail, [user])

paid := traced(payment, [user])

deleted := traced(deletion, [user])

shared := traced(call("share_file", "grant", {"/user": own("recipient", "bob@elsewhere.example")}), [user])

ran := traced(call("run_shell", "execute", {"/command": own("command", "ls")}), [user])

written := traced(call("write_file", "write", {"/path": generated("path", "notes/list"), "/text": generated("body", "Milk")}), [])

offer := base("tool_offer", action("send_email", "send", {}), null)

model := object.union(base("artifact_load", null, null), {
	"model": {"name": "guard", "artifact": "sha256:44"},
	"artifact": {
		"name": "guard",
		"digest": "sha256:44",
		"expected": "sha256:44",
		"last_good": false,
		"source": "https://models.example/guard",
		"licence": "Apache-2.0",
		"base_model": null,
		"files": 5,
		"bytes": 25000000,
	},
})

# METADATA
# title: The owner agrees to a payment
answer := object.union(base("approval", payment.action, null), {
	"task": {"effects": [], "mentions": [], "delegates_to": [], "origin": "user", "read": false},
	"approval": {
		"request": "sha256:66",
		"requester": {"id": "emma", "roles": ["user"], "tenant": null},
		"code": "payments.approval",
		"by": "owner",
		"approvers": 1,
		"agreed": [],
		"verdict": "grant",
	},
})

# METADATA
# title: One of each
harmless := {
	"mail": mail,
	"look": look,
	"fetch": fetch,
	"payment": payment,
	"note": note,
	"deletion": deletion,
	"shell": shell,
	"invitation": invitation,
	"login": login,
	"sent": sent,
	"paid": paid,
	"deleted": deleted,
	"shared": shared,
	"ran": ran,
	"written": written,
	"offer": offer,
	"user_input": text("user_input", "user"),
	"retrieval": text("retrieval", "document"),
	"tool_result": text("tool_result", "tool_result"),
	"model_output": text("model_output", "model"),
	"model": model,
	"answer": answer,
}

# METADATA
# title: Changed
# description: The request with the value at a path put in, or in another's place.
changed(request, path, value) := json.patch(request, [{"op": "add", "path": path, "value": value}])

# METADATA
# title: Without
# description: The request with what is at a path taken out.
without(request, path) := json.patch(request, [{"op": "remove", "path": path}])
